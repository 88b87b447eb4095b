import { useState, type CSSProperties, type ReactNode } from 'react';
import { pictureSources } from './picture-sources';

/** A voting's or an option's picture; a pattern of its own where there is none or it cannot be loaded. */
export function Picture({
  url,
  seed,
  width = '24rem',
  first = false,
}: {
  url: string | null | undefined;
  /** What the pattern is made from. */
  seed: string;
  /** How wide it is shown at most, so that no larger file is loaded. */
  width?: string;
  /** Whether it is among the first that are seen: those do not wait until the page is laid out. */
  first?: boolean;
}): ReactNode {
  const [broken, setBroken] = useState<string>();
  const sources = pictureSources(url);
  if (!sources || broken === url)
    return (
      <span
        className="picture pattern"
        style={{ '--hue': hueOf(seed) } as CSSProperties}
        aria-hidden="true"
      />
    );
  return (
    <img
      className="picture"
      {...sources}
      sizes={`min(100vw, ${width})`}
      alt=""
      loading={first ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : 'auto'}
      decoding="async"
      onError={() => {
        setBroken(url ?? undefined);
      }}
    />
  );
}

/** A hue that stays the same for the same seed. */
function hueOf(seed: string): number {
  let hue = 0;
  for (const character of seed) hue = (hue * 31 + character.charCodeAt(0)) % 360;
  return hue;
}
