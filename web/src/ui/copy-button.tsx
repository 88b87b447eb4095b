import { useEffect, useState, type ReactNode } from 'react';

/** Puts a text into the clipboard and says so for a while. Where a browser refuses, `refused` is called. */
export function CopyButton({
  text,
  done,
  refused,
  children,
}: {
  text: string;
  /** What it says once the text is there. */
  done: string;
  refused?: () => void;
  children: ReactNode;
}): ReactNode {
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => {
      setDone(false);
    }, 4_000);
    return () => {
      clearTimeout(timer);
    };
  }, [isDone]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(true);
    } catch {
      refused?.();
    }
  };
  return (
    <button type="button" className="button small" onClick={() => void copy()}>
      <span aria-live="polite">{isDone ? done : children}</span>
    </button>
  );
}
