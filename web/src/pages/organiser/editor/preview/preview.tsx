import { Suspense, useDeferredValue, useId, useState, type ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { useTranslation } from '../../../../ui/i18n/translation';
import { lazyPart } from '../../../../ui/lazy-part';
import { Loading } from '../../../../ui/notices';
import { useNow } from '../../../../ui/time/clock';
import { Tile } from '../../../../ui/voting/tile';
import type { Voting } from '../../../../ui/voting/voting';
import type { Draft } from '../draft';
import { previewVoting } from './preview-voting';

/** What a voting is shown as, each drawn by what draws the real one. What says that one did not come can be used. */
const VIEWS = {
  tile: TilePreview,
  page: lazyPart(() => import('./page-preview')),
  projector: lazyPart(() => import('./projector-preview')),
} as const;

type View = keyof typeof VIEWS;

/** The voting as others will see it, as it is written. Nothing in it can be used. */
export function Preview({
  draft,
  published,
}: {
  draft: Draft;
  /** The voting that it changes. */
  published?: Voting | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const now = useNow();
  const [view, setView] = useState<View>('tile');
  // Those who type do not wait for it: a projector is laid out many times until everything fits.
  const shown = useDeferredValue(draft);
  const placeholders = {
    title: t('editor.untitled'),
    option: (number: number) => t('editor.option', { number }),
  };
  const View = VIEWS[view];
  return (
    <aside className="preview" aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {t('editor.preview')}
      </h2>
      <RadioGroup
        className="choice"
        aria-labelledby={id}
        value={view}
        onChange={(chosen) => {
          setView(chosen as View);
        }}
      >
        {(Object.keys(VIEWS) as View[]).map((name) => (
          <RadioField key={name} value={name}>
            <RadioButton>{t(`editor.views.${name}`)}</RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      <Suspense fallback={<Loading />}>
        <View voting={previewVoting(shown, now, placeholders, published)} />
      </Suspense>
    </aside>
  );
}

function TilePreview({ voting }: { voting: Voting }): ReactNode {
  return (
    <div inert>
      <Tile voting={voting} />
    </div>
  );
}
