import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Dialog } from '../../ui/dialog';
import { useTranslation } from '../../ui/i18n/translation';

const keys = ['space', 'f', 'w', 'q', 'd', 'p', 'help'] as const;

/** What each key does. */
export function KeysHelp({ open, close }: { open: boolean; close: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog open={open} close={close} title={t('presenter.keys')}>
      <dl className="sum keys">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`presenter.keyNames.${key}`)}</kbd>
            </dt>
            <dd>{t(`presenter.keyActions.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <Button className="button" autoFocus onPress={close}>
        {t('presenter.close')}
      </Button>
    </Dialog>
  );
}
