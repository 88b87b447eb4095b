import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Dialog } from '../../ui/dialog';
import { useTranslation } from '../../ui/i18n/translation';
import type { Voting } from '../../ui/voting/voting';

/** Says what a paid vote costs and what is left, before it is cast. */
export default function ConfirmPaidVote({
  open,
  voting,
  option,
  credits,
  confirm,
  close,
}: {
  open: boolean;
  voting: Voting;
  option: string;
  credits: number | undefined;
  confirm: () => void;
  close: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Dialog open={open} close={close} title={t('confirm.title', { option })}>
      <dl className="sum">
        <div>
          <dt>{t('confirm.have')}</dt>
          <dd>{credits === undefined ? '…' : t('credits.count', { count: credits })}</dd>
        </div>
        <div>
          <dt>{t('confirm.costs')}</dt>
          <dd>{t('credits.count', { count: voting.creditCost })}</dd>
        </div>
        <div className="sum-total">
          <dt>{t('confirm.left')}</dt>
          <dd>{credits === undefined ? '…' : t('credits.count', { count: credits - voting.creditCost })}</dd>
        </div>
      </dl>
      <p>{t('confirm.once')}</p>
      <div className="actions">
        <Button className="button primary" onPress={confirm} autoFocus>
          {t('confirm.vote', { count: voting.creditCost })}
        </Button>
        <Button className="button" onPress={close}>
          {t('common.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
