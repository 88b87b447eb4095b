import { Suspense, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { keepChoice, keptChoice } from '../../session/account/kept-choice';
import { rememberReturnPage } from '../../session/account/return-page';
import { useUser } from '../../session/account/use-session';
import { configured } from '../../session/api/configuration';
import { balance } from '../../session/cache/balance';
import { FailureOf } from '../../ui/failure-of';
import { Form } from '../../ui/form';
import { useTranslation } from '../../ui/i18n/translation';
import { lazyPart } from '../../ui/lazy-part';
import { useStore } from '../../ui/store';
import { BallotFoot, BallotOptions } from '../../ui/voting/ballot-options';
import type { Voting } from '../../ui/voting/voting';
import type { Ballot } from './use-ballot';

/** What only paid votings need is loaded with them; if it does not come, the page says so and can be tried again. */
const ConfirmPaidVote = lazyPart(() => import('./confirm-paid-vote'));
const SignInByCode = lazyPart(() => import('./sign-in-by-code'));

/** The options to choose from, and the way from a choice to a vote. */
export function BallotPaper({ voting, ballot }: { voting: Voting; ballot: Ballot }): ReactNode {
  const { t } = useTranslation();
  const user = useUser();
  const credits = useStore(balance)?.credits;
  const [choice, setChoice] = useState(() => keptChoice(voting.id, user?.id) ?? null);
  const [confirming, setConfirming] = useState(false);
  const paid = voting.access === 'PAID';
  const short = paid && credits !== undefined && credits < voting.creditCost;
  const here = `/votings/${voting.id}`;
  const chosen = voting.options.find(({ id }) => id === choice);
  const byCode =
    user === undefined && choice !== null && configured().Auth.Cognito.passwordless?.emailOtpEnabled === true;

  const submit = (): void => {
    if (choice === null) return;
    if (paid) setConfirming(true);
    else void ballot.cast(choice);
  };
  const paper = (
    <Form className="ballot" submit={submit}>
      <BallotOptions
        options={voting.options}
        choice={choice}
        choose={(optionId) => {
          setChoice(optionId);
          keepChoice({ votingId: voting.id, optionId, userId: user?.id });
        }}
        disabled={ballot.casting}
      />
      {ballot.error && <FailureOf error={ballot.error} />}
      {user === undefined && !byCode && (
        <div className="ballot-foot">
          <Link className="button primary large" to="/sign-in" state={{ next: here }}>
            {t('ballot.signIn')}
          </Link>
          <Link className="button large" to="/sign-up" state={{ next: here }}>
            {t('accounts.signIn.noAccount')}
          </Link>
          <p className="faint">{t('ballot.signInWhy')}</p>
        </div>
      )}
      {user !== undefined && short && (
        <div className="ballot-foot">
          <p>{t('ballot.short', { count: voting.creditCost, credits })}</p>
          <Link
            className="button primary"
            to="/profile"
            onClick={() => {
              rememberReturnPage(here);
            }}
          >
            {t('ballot.getCredits')}
          </Link>
        </div>
      )}
      {user !== undefined && !short && (
        <BallotFoot voting={voting} casting={ballot.casting} disabled={choice === null} />
      )}
      {paid && user !== undefined && (
        <Suspense>
          <ConfirmPaidVote
            open={confirming && chosen !== undefined}
            voting={voting}
            option={chosen?.label ?? ''}
            credits={credits}
            close={() => {
              setConfirming(false);
            }}
            confirm={() => {
              setConfirming(false);
              if (choice !== null) void ballot.cast(choice);
            }}
          />
        </Suspense>
      )}
    </Form>
  );
  if (!byCode) return paper;
  return (
    <>
      {paper}
      <Suspense>
        <SignInByCode next={here} />
      </Suspense>
    </>
  );
}
