import type { ReactNode } from 'react';

/** A box with a cross in it: the mark on a ballot paper, and the sign of Hustings. */
export function Mark(): ReactNode {
  return (
    <svg className="icon mark" viewBox="0 0 24 24" aria-hidden="true">
      <rect x="2" y="2" width="20" height="20" rx="4" className="mark-box" />
      <path d="M7.2 7.2 L16.8 16.8 M16.8 7.2 L7.2 16.8" className="mark-cross" />
    </svg>
  );
}

const paths = {
  clock: 'M12 7v5.2l3.4 2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9.5h-13Z',
  tick: 'M4.5 12.8 9.6 18 19.5 6.6',
  coin: 'M12 3.5c4.7 0 8 1.5 8 3.5s-3.3 3.5-8 3.5S4 9 4 7s3.3-3.5 8-3.5ZM4 7v5c0 2 3.3 3.5 8 3.5s8-1.5 8-3.5V7M4 12v5c0 2 3.3 3.5 8 3.5s8-1.5 8-3.5v-5',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  warning: 'M12 4 2.8 20h18.4ZM12 10v4.6M12 17.4v.2',
  screen: 'M3 4.5h18v12H3ZM12 16.5v4M8 20.5h8',
  cross: 'M6 6l12 12M18 6 6 18',
  download: 'M12 4v11m0 0-4.4-4.4M12 15l4.4-4.4M4.5 19.5h15',
} as const;

/** A line drawing beside words that say the same; never the only carrier of a meaning. */
export function Icon({ name }: { name: keyof typeof paths }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" data-icon={name}>
      <path d={paths[name]} />
    </svg>
  );
}

/** A bell beside words that say the same. @param filled it rings for this. */
export function BellIcon({ filled = false }: { filled?: boolean }): ReactNode {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"
      data-icon="bell"
      data-filled={filled || undefined}
    >
      <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15ZM10 21h4" />
    </svg>
  );
}
