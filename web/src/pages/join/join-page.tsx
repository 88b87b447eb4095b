import type { ReactNode } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { useIdentity } from '../../session/account/use-session';
import { useVotingByCode } from '../../session/cache/use-voting-by-code';
import { FailureOf } from '../../ui/failure-of';
import { useTranslation } from '../../ui/i18n/translation';
import { Loading } from '../../ui/notices';
import { usePageTitle } from '../../ui/use-page-title';
import { CodeForm } from '../../ui/voting/code-form';
import { codeInGroups, typedCode } from '../../ui/voting/join-address';

/** Where a scanned or typed code leads: on to its voting, or back to the field. */
export default function JoinPage(): ReactNode {
  const { code = '' } = useParams();
  // The same code typed again is asked for again.
  const { key } = useLocation();
  return <Join key={key} code={typedCode(code)} />;
}

function Join({ code }: { code: string }): ReactNode {
  const { t } = useTranslation();
  const { votingId, error, retry } = useVotingByCode(code, useIdentity());
  usePageTitle(t('join.title'));
  if (votingId !== undefined) return <Navigate to={`/votings/${votingId}`} replace />;
  if (error === undefined) return <Loading />;
  return (
    <div className="page narrow stack">
      <h1>{t('join.title')}</h1>
      <FailureOf error={error} {...(error.type !== 'CodeNotFound' && { retry })} />
      <CodeForm initial={codeInGroups(code)} />
    </div>
  );
}
