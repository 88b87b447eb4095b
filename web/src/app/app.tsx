import { Suspense, type ComponentType, type ReactNode } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import VotingPage from '../pages/voting/voting-page';
import { Wall } from '../pages/wall/wall';
import { addParts } from '../ui/i18n/i18n';
import { TranslationProvider } from '../ui/i18n/translation';
import { lazyPage, type Load } from '../ui/lazy-part';
import { Loading } from '../ui/notices';
import { isEmbedded } from '../ui/storage/frame-choice';
import { ErrorBoundary } from './error-boundary';
import { Frame } from './frame';
import { NotFound } from './not-found';
import { RequireOrganiser, RequireUser } from './require-user';

/** A page with the texts of the profile, by which organisers are told of payments, too. */
const profilePage = (load: Load<object>): ComponentType<object> =>
  lazyPage(async () => {
    const [page, { profileTexts }] = await Promise.all([load(), import('../ui/i18n/profile-texts')]);
    addParts(profileTexts);
    return page;
  });

/** A page with the texts of organisers. */
const organiserPage = (load: Load<object>): ComponentType<object> =>
  profilePage(async () => {
    const [page, { organiserTexts }] = await Promise.all([load(), import('../ui/i18n/organiser-texts')]);
    addParts(organiserTexts);
    return page;
  });

/** Every page but the wall and a voting is loaded when somebody goes there. */
const Presenter = lazyPage(() => import('../pages/presenter/presenter'));
const PrintPage = lazyPage(() => import('../pages/print/print-page'));
const EmbeddedVoting = lazyPage(() => import('../pages/embed/embedded-voting'));
const JoinPage = lazyPage(() => import('../pages/join/join-page'));
const ProofPage = lazyPage(() => import('../pages/proof/proof-page'));
const SignIn = lazyPage(() => import('../pages/accounts/sign-in'));
const SignUp = lazyPage(() => import('../pages/accounts/sign-up'));
const ResetPassword = lazyPage(() => import('../pages/accounts/reset-password'));
const Authenticator = lazyPage(() => import('../pages/accounts/authenticator'));
const CheckoutReturn = profilePage(() => import('../pages/profile/credits/checkout-return'));
const ReceiptPage = profilePage(() => import('../pages/profile/receipt/receipt-page'));
const MessagesPage = lazyPage(() => import('../pages/messages/messages-page'));
const ProfilePage = profilePage(() => import('../pages/profile/profile-page'));
const OrganiserBoard = organiserPage(() => import('../pages/organiser/board/board'));
const NewVoting = organiserPage(() => import('../pages/organiser/editor/new-voting'));
const AuditTrail = organiserPage(() => import('../pages/organiser/audit/audit-trail'));
const Payments = organiserPage(() => import('../pages/organiser/payments/payments'));
const Statements = organiserPage(() => import('../pages/organiser/statements/statements'));
const Grants = organiserPage(() => import('../pages/organiser/grants/grants'));
const Statistics = organiserPage(() => import('../pages/organiser/statistics/statistics'));
const EditVoting = organiserPage(() => import('../pages/organiser/editor/edit-voting'));
const EditDraft = organiserPage(() => import('../pages/organiser/editor/edit-draft'));

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
