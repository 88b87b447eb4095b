import { useState, type ReactNode } from 'react';

/** A switch that moves at once, and moves back if what it stands for could not be changed. */
export function Switch({
  checked,
  change,
  disabled,
  children,
}: {
  checked: boolean;
  /** Makes the change. Settles once `checked` says it, or says that it stays as it was. */
  change: (checked: boolean) => Promise<unknown>;
  disabled: boolean;
  children: ReactNode;
}): ReactNode {
  const [wanted, setWanted] = useState<boolean>();
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        checked={wanted ?? checked}
        aria-busy={wanted !== undefined}
        disabled={disabled}
        onChange={({ target }) => {
          // The first flick is still under way; what it comes to is shown before another counts.
          if (wanted !== undefined) return;
          setWanted(target.checked);
          void change(target.checked).finally(() => {
            setWanted(undefined);
          });
        }}
      />
      <span>{children}</span>
    </label>
  );
}
