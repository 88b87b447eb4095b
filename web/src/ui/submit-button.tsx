import type { ReactNode } from 'react';

/** Sends its form. While that is under way it keeps the focus but sends nothing again. */
export function SubmitButton({
  busy,
  busyText,
  disabled = false,
  className = 'button primary',
  children,
}: {
  busy: boolean;
  busyText: string;
  disabled?: boolean;
  className?: string;
  children: ReactNode;
}): ReactNode {
  return (
    <button
      type="submit"
      className={className}
      disabled={disabled && !busy}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
    >
      {busy ? busyText : children}
    </button>
  );
}
