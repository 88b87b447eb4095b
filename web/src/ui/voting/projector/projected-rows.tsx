import type { CSSProperties, ReactNode, RefObject } from 'react';
import { useFormat } from '../../i18n/format';
import { useTranslation } from '../../i18n/translation';
import { results, type Result, type Voting } from '../voting';

/**
 * The options of a voting for a whole room. Which of them are named, and how large, is decided by measuring: use-fit.ts.
 * @param counted whether counts are shown.
 * @param named how many options are.
 */
export function ProjectedRows({
  voting,
  counted,
  named,
  rows,
}: {
  voting: Voting;
  counted: boolean;
  named: number;
  rows: RefObject<HTMLUListElement | null>;
}): ReactNode {
  const { t } = useTranslation();
  const options = results(voting);
  const ranks = ranksOf(options, counted);
  const rest = options.filter((_, index) => (ranks[index] ?? 0) >= named);
  const sum = (of: (result: Result) => number): number => rest.reduce((total, each) => total + of(each), 0);
  return (
    <ul className="bars projected-rows" ref={rows}>
      {options.map((result, index) => (
        <Row
          key={result.id}
          rank={String(ranks[index])}
          hidden={(ranks[index] ?? 0) >= named}
          label={result.label}
          result={counted && result}
        />
      ))}
      <Row
        rank="rest"
        hidden={rest.length === 0}
        label={t('presenter.rest', { count: rest.length })}
        result={
          counted && {
            votes: sum(({ votes }) => votes),
            share: sum(({ share }) => share),
            written: Math.round(sum(({ written }) => written) * 1_000) / 1_000,
            leads: false,
          }
        }
      />
    </ul>
  );
}

/** In which order options stay when not all can be named: most votes first, or as they stand while counts are hidden. */
function ranksOf(options: Result[], counted: boolean): number[] {
  const order = options.map((_, index) => index);
  if (counted) order.sort((one, other) => options[other]!.votes - options[one]!.votes || one - other);
  return options.map((_, index) => order.indexOf(index));
}

function Row({
  rank,
  hidden,
  label,
  result,
}: {
  rank: string;
  /** Measuring hides rows too (use-fit.ts); this follows when options change their ranks. */
  hidden: boolean;
  label: string;
  result: Pick<Result, 'votes' | 'share' | 'written' | 'leads'> | false;
}): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li
      className="bar-row projected-row"
      hidden={hidden}
      data-rank={rank}
      data-leads={(result && result.leads) || undefined}
    >
      <span className="bar-label projected-label">
        <bdi>{label}</bdi>
      </span>
      {result && (
        <>
          <span className="bar-count projected-count">
            {format.number(result.votes)}
            <span className="visually-hidden"> {t('tile.votesCounted', { count: result.votes })}</span>
          </span>
          <span className="bar-share projected-share">{format.percent(result.written)}</span>
        </>
      )}
      <span className="bar-track" aria-hidden="true">
        <span className="bar-fill" style={{ '--share': result ? result.share : 0 } as CSSProperties} />
      </span>
    </li>
  );
}
