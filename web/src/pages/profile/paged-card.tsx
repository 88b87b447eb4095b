import type { ReactNode } from 'react';
import type { Paged } from '../../session/cache/use-paged';
import { PagedList } from '../../ui/paged-list';

/** A list under its title, page by page, with what is said while there is nothing to show. */
export function PagedCard({
  id,
  title,
  list,
  empty,
  children,
}: {
  id: string;
  title: string;
  list: Paged<unknown>;
  empty?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <section className="card stack-tight" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      <PagedList list={list} empty={empty}>
        {children}
      </PagedList>
    </section>
  );
}
