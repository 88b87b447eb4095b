import { Suspense, type ReactNode } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Wall } from '../pages/wall/wall';
import { TranslationProvider } from '../ui/i18n/translation';
import { lazyPage } from '../ui/lazy-part';
import { Loading } from '../ui/notices';
import { isEmbedded } from '../ui/storage/frame-choice';
import { ErrorBoundary } from './error-boundary';
import { Frame } from './frame';
import { NotFound } from './not-found';
import { RequireOrganiser, RequireUser } from './require-user';

/** Every page but the wall is loaded when somebody goes there. */
const VotingPage = lazyPage(() => import('../pages/voting/voting-page'));
const Presenter = lazyPage(() => import('../pages/presenter/presenter'));
const PrintPage = lazyPage(() => import('../pages/print/print-page'));
const EmbeddedVoting = lazyPage(() => import('../pages/embed/embedded-voting'));
const JoinPage = lazyPage(() => import('../pages/join/join-page'));
const ProofPage = lazyPage(() => import('../pages/proof/proof-page'));
const SignIn = lazyPage(() => import('../pages/accounts/sign-in'));
const SignUp = lazyPage(() => import('../pages/accounts/sign-up'));
const ResetPassword = lazyPage(() => import('../pages/accounts/reset-password'));
const Authenticator = lazyPage(() => import('../pages/accounts/authenticator'));
const CheckoutReturn = lazyPage(() => import('../pages/profile/credits/checkout-return'));
const ReceiptPage = lazyPage(() => import('../pages/profile/receipt/receipt-page'));
const MessagesPage = lazyPage(() => import('../pages/messages/messages-page'));
const ProfilePage = lazyPage(() => import('../pages/profile/profile-page'));
const OrganiserBoard = lazyPage(() => import('../pages/organiser/board/board'));
const NewVoting = lazyPage(() => import('../pages/organiser/editor/new-voting'));
const AuditTrail = lazyPage(() => import('../pages/organiser/audit/audit-trail'));
const Payments = lazyPage(() => import('../pages/organiser/payments/payments'));
const Statements = lazyPage(() => import('../pages/organiser/statements/statements'));
const Grants = lazyPage(() => import('../pages/organiser/grants/grants'));
const Statistics = lazyPage(() => import('../pages/organiser/statistics/statistics'));
const EditVoting = lazyPage(() => import('../pages/organiser/editor/edit-voting'));
const EditDraft = lazyPage(() => import('../pages/organiser/editor/edit-draft'));

/** The whole app. */
export function App(): ReactNode {
  return (
    <TranslationProvider>
      <BrowserRouter>
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>{isEmbedded() ? <EmbeddedPages /> : <Pages />}</Suspense>
        </ErrorBoundary>
      </BrowserRouter>
    </TranslationProvider>
  );
}

function Pages(): ReactNode {
  return (
    <Routes>
      <Route path="votings/:id/present" element={<Presenter />} />
      <Route path="votings/:id/print" element={<PrintPage />} />
      <Route element={<Frame />}>
        <Route index element={<Wall />} />
        <Route path="votings/:id" element={<VotingPage />} />
        <Route path="v/:code" element={<JoinPage />} />
        <Route path="proof" element={<ProofPage />} />
        <Route path="sign-in" element={<SignIn />} />
        <Route path="sign-up" element={<SignUp />} />
        <Route path="reset-password" element={<ResetPassword />} />
        <Route element={<RequireUser />}>
          <Route path="messages" element={<MessagesPage />} />
          <Route path="profile" element={<ProfilePage />} />
          <Route path="authenticator" element={<Authenticator />} />
          <Route path="profile/receipts/:id" element={<ReceiptPage />} />
          <Route path="profile/checkout" element={<CheckoutReturn />} />
        </Route>
        <Route element={<RequireOrganiser />}>
          <Route path="organiser" element={<OrganiserBoard />} />
          <Route path="organiser/audit" element={<AuditTrail />} />
          <Route path="organiser/payments" element={<Payments />} />
          <Route path="organiser/statements" element={<Statements />} />
          <Route path="organiser/grants" element={<Grants />} />
          <Route path="organiser/votings/new" element={<NewVoting />} />
          <Route path="organiser/votings/:id" element={<EditVoting />} />
          <Route path="organiser/votings/:id/statistics/report?" element={<Statistics />} />
          <Route path="organiser/drafts/:id" element={<EditDraft />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

/** All that is ever shown in a frame of another site: its router leads to no page on which somebody acts. */
function EmbeddedPages(): ReactNode {
  return (
    <Routes>
      <Route path="embed/:code" element={<EmbeddedVoting />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
