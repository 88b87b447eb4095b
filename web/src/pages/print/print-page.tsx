import { QRCodeSVG } from 'qrcode.react';
import type { CSSProperties, ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { useIdentity } from '../../session/account/use-session';
import { useVoting } from '../../session/cache/use-voting';
import { FailureOf } from '../../ui/failure-of';
import { useFormat } from '../../ui/i18n/format';
import { useTranslation } from '../../ui/i18n/translation';
import { Loading } from '../../ui/notices';
import { PrintButton } from '../../ui/print-button';
import { usePageTitle } from '../../ui/use-page-title';
import { codeInGroups, joinAddress, typedAddress } from '../../ui/voting/join-address';
import './print.css';

/** A sheet to put up: the question, the code to scan, and the address to type. */
export default function PrintPage(): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { id = '' } = useParams();
  // The presenter's, which finds its counts hidden as they were.
  const { search } = useLocation();
  const { voting, error, refresh } = useVoting(id, useIdentity());
  usePageTitle(voting?.title ?? '');
  if (voting === undefined)
    return (
      <main className="page">
        {error ? <FailureOf whole error={error} retry={() => void refresh()} /> : <Loading />}
      </main>
    );
  const address = typedAddress(voting);
  return (
    <main className="sheet-page">
      <p className="actions unprinted">
        <PrintButton />
        <Link className="button" to={`/votings/${voting.id}/present${search}`}>
          {t('organiser.present')}
        </Link>
      </p>
      <article className="sheet">
        <h1 dir="auto">{voting.title}</h1>
        <p>{t('print.until', { moment: format.moment(voting.closesAt) })}</p>
        <QRCodeSVG value={joinAddress(voting)} size={512} marginSize={4} title={t('presenter.code')} />
        <p>{t('print.type')}</p>
        <p className="sheet-address" dir="ltr" style={{ '--length': address.length } as CSSProperties}>
          {address}
        </p>
        {voting.code !== '' && (
          <p>
            {t('print.code')}{' '}
            <strong className="sheet-code" dir="ltr">
              {codeInGroups(voting.code)}
            </strong>
          </p>
        )}
      </article>
    </main>
  );
}
