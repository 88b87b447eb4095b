import { useId, type ReactNode } from 'react';

/** The specimens of a kind, with a heading. @param file where the components are, in `ui/`. */
export function Shelf({
  title,
  file,
  children,
}: {
  title: string;
  file: string;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="faint">
        <code>{file}</code>
      </p>
      <div className="specimens">{children}</div>
    </section>
  );
}

/** A component in one of its states. @param wide whether it takes the whole line. */
export function Specimen({
  state,
  wide = false,
  children,
}: {
  state: string;
  wide?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <figure className="specimen" data-wide={wide || undefined}>
      <figcaption className="faint">{state}</figcaption>
      <div>{children}</div>
    </figure>
  );
}
