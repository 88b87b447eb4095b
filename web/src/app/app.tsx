import { lazy, Suspense, type ReactNode } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Wall } from '../pages/wall/wall';
import { TranslationProvider } from '../ui/i18n/translation';
import { Loading } from '../ui/notices';
import { ErrorBoundary } from './error-boundary';
import { Frame } from './frame';
import { NotFound } from './not-found';
import { RequireOrganiser, RequireUser } from './require-user';

/** Every page but the wall is loaded when somebody goes there. */
const VotingPage = lazy(() => import('../pages/voting/voting-page'));
const Presenter = lazy(() => import('../pages/presenter/presenter'));
const ProofPage = lazy(() => import('../pages/proof/proof-page'));
const SignIn = lazy(() => import('../pages/accounts/sign-in'));
const SignUp = lazy(() => import('../pages/accounts/sign-up'));
const ResetPassword = lazy(() => import('../pages/accounts/reset-password'));
const CheckoutReturn = lazy(() => import('../pages/profile/credits/checkout-return'));
const ProfilePage = lazy(() => import('../pages/profile/profile-page'));
const OrganiserBoard = lazy(() => import('../pages/organiser/board/board'));
const NewVoting = lazy(() => import('../pages/organiser/editor/new-voting'));
const AuditTrail = lazy(() => import('../pages/organiser/audit/audit-trail'));
const Grants = lazy(() => import('../pages/organiser/grants/grants'));
const EditVoting = lazy(() => import('../pages/organiser/editor/edit-voting'));

/** The whole app. */
export function App(): ReactNode {
  return (
    <TranslationProvider>
      <BrowserRouter>
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>
            <Routes>
              <Route path="votings/:id/present" element={<Presenter />} />
              <Route element={<Frame />}>
                <Route index element={<Wall />} />
                <Route path="votings/:id" element={<VotingPage />} />
                <Route path="proof" element={<ProofPage />} />
                <Route path="sign-in" element={<SignIn />} />
                <Route path="sign-up" element={<SignUp />} />
                <Route path="reset-password" element={<ResetPassword />} />
                <Route element={<RequireUser />}>
                  <Route path="profile" element={<ProfilePage />} />
                  <Route path="profile/checkout" element={<CheckoutReturn />} />
                </Route>
                <Route element={<RequireOrganiser />}>
                  <Route path="organiser" element={<OrganiserBoard />} />
                  <Route path="organiser/audit" element={<AuditTrail />} />
                  <Route path="organiser/grants" element={<Grants />} />
                  <Route path="organiser/votings/new" element={<NewVoting />} />
                  <Route path="organiser/votings/:id" element={<EditVoting />} />
                </Route>
                <Route path="*" element={<NotFound />} />
              </Route>
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </BrowserRouter>
    </TranslationProvider>
  );
}
