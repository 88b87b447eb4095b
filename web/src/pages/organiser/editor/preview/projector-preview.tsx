import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { ProjectedVoting } from '../../../../ui/voting/projector/projected-voting';
import { useStatus } from '../../../../ui/voting/use-status';
import type { Voting } from '../../../../ui/voting/voting';

/** How wide most projectors are, in pixels: that of `.projection-screen`. */
const SCREEN_WIDTH = 1920;

/** What a room sees, shrunk to the place that there is for it. */
export default function ProjectorPreview({ voting }: { voting: Voting }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      setScale(element.clientWidth / SCREEN_WIDTH);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <div inert className="projection" ref={place} style={{ '--scale': scale } as CSSProperties}>
      <div className="projection-screen">
        <ProjectedVoting voting={voting} status={useStatus(voting)} />
      </div>
    </div>
  );
}
