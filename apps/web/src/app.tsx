import { lazy, Suspense } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Route, Switch } from 'wouter';
import { AccountLinks } from './access/account-links';
import { ConfirmDialog } from './access/confirm-dialog';
import { Gate } from './access/gate';
import { CrashNotice } from './shell/crash-notice';
import { Frame } from './shell/frame';
import { LanguageProvider } from './shell/language';
import { Loading, NothingHere } from './shell/notice';
import { ProjectsPage } from './staff/projects-page';

const CompletenessPage = lazy(() => import('./staff/completeness/completeness-page'));
const ReportsPage = lazy(() => import('./staff/reports/reports-page'));
const ResultsPage = lazy(() => import('./staff/results/results-page'));
const PlanPage = lazy(() => import('./staff/plan/plan-page'));
const RosterPage = lazy(() => import('./staff/roster/roster-page'));
const ParticipantPage = lazy(() => import('./staff/roster/participant-page'));
const DuplicatesPage = lazy(() => import('./staff/roster/duplicates-page'));
const ImportPage = lazy(() => import('./staff/roster/import/import-page'));
const DeliveriesPage = lazy(() => import('./staff/deliveries/deliveries-page'));
const PrivacyPage = lazy(() => import('./staff/privacy/privacy-page'));
const AssignmentsPage = lazy(() => import('./staff/assignments/assignments-page'));
const AssignmentPage = lazy(() => import('./staff/assignments/assignment-page'));
const QuestionnairePage = lazy(() => import('./collect/questionnaire-page'));
const QueuePage = lazy(() => import('./staff/safeguarding/queue-page'));
const CasePage = lazy(() => import('./staff/safeguarding/case-page'));
const ConcernPage = lazy(() => import('./staff/safeguarding/concern-page'));
const ReferralsPage = lazy(() => import('./staff/safeguarding/referrals-page'));
const TeamPage = lazy(() => import('./staff/safeguarding/team-page'));
const CutsPage = lazy(() => import('./staff/safeguarding/cuts-page'));
const DrillPage = lazy(() => import('./staff/safeguarding/drill-page'));
const EnterPage = lazy(() => import('./access/enter-page'));
const SetPasswordPage = lazy(() => import('./access/set-password-page'));
const FirstAdministratorPage = lazy(() => import('./access/first-administrator-page'));
const AccountPage = lazy(() => import('./access/account-page'));
const UsersPage = lazy(() => import('./access/users-page'));
const DevicesPage = lazy(() => import('./access/devices-page'));
const PreviewPage = lazy(() => import('./preview/preview-page'));
const PaperPage = lazy(() => import('./preview/paper-page'));
const PreviewScreen = lazy(() => import('./preview/preview-screen'));

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 10_000, refetchOnWindowFocus: false } },
});

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Frame account={<AccountLinks />}>
          <ConfirmDialog />
          <CrashNotice>
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/enter" component={EnterPage} />
                <Route path="/set-password" component={SetPasswordPage} />
                <Route path="/first-administrator" component={FirstAdministratorPage} />
                <Route path="/preview">
                  <PreviewPage />
                </Route>
                <Route path="/preview/:instrument/:version">
                  {({ instrument, version }) => <PreviewPage name={{ instrument, version }} />}
                </Route>
                <Route path="/preview/:instrument/:version/paper">
                  {({ instrument, version }) => <PaperPage name={{ instrument, version }} />}
                </Route>
                <Route path="/preview/:instrument/:version/screen">
                  {({ instrument, version }) => <PreviewScreen name={{ instrument, version }} />}
                </Route>
                <Route>
                  <Gate>
                    <SignedInPages />
                  </Gate>
                </Route>
              </Switch>
            </Suspense>
          </CrashNotice>
        </Frame>
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function SignedInPages() {
  return (
    <Switch>
      <Route path="/" component={ProjectsPage} />
      <Route path="/account" component={AccountPage} />
      <Route path="/users" component={UsersPage} />
      <Route path="/projects/:project/devices">{({ project }) => <DevicesPage project={project} />}</Route>
      <Route path="/projects/:project/results">{({ project }) => <ResultsPage project={project} />}</Route>
      <Route path="/projects/:project/completeness">
        {({ project }) => <CompletenessPage project={project} />}
      </Route>
      <Route path="/projects/:project/reports">{({ project }) => <ReportsPage project={project} />}</Route>
      <Route path="/projects/:project/plan">{({ project }) => <PlanPage project={project} />}</Route>
      <Route path="/projects/:project/roster">{({ project }) => <RosterPage project={project} />}</Route>
      <Route path="/projects/:project/roster/duplicates">
        {({ project }) => <DuplicatesPage project={project} />}
      </Route>
      <Route path="/projects/:project/roster/import">{({ project }) => <ImportPage project={project} />}</Route>
      <Route path="/projects/:project/roster/:participant">
        {({ project, participant }) => <ParticipantPage project={project} participant={participant} />}
      </Route>
      <Route path="/projects/:project/privacy">{({ project }) => <PrivacyPage project={project} />}</Route>
      <Route path="/projects/:project/deliveries">
        {({ project }) => <DeliveriesPage project={project} />}
      </Route>
      <Route path="/projects/:project/assignments">
        {({ project }) => <AssignmentsPage project={project} />}
      </Route>
      <Route path="/projects/:project/assignments/:assignment">
        {({ project, assignment }) => <AssignmentPage project={project} assignment={assignment} />}
      </Route>
      <Route path="/projects/:project/questionnaire">
        {({ project }) => <QuestionnairePage project={project} />}
      </Route>
      <Route path="/projects/:project/concern">{({ project }) => <ConcernPage project={project} />}</Route>
      <Route path="/projects/:project/safeguarding">{({ project }) => <QueuePage project={project} />}</Route>
      <Route path="/projects/:project/safeguarding/cases/:alert">
        {({ project, alert }) => <CasePage project={project} alert={alert} />}
      </Route>
      <Route path="/projects/:project/safeguarding/referrals">
        {({ project }) => <ReferralsPage project={project} />}
      </Route>
      <Route path="/projects/:project/safeguarding/team">
        {({ project }) => <TeamPage project={project} />}
      </Route>
      <Route path="/projects/:project/safeguarding/cuts">
        {({ project }) => <CutsPage project={project} />}
      </Route>
      <Route path="/projects/:project/safeguarding/drill">
        {({ project }) => <DrillPage project={project} />}
      </Route>
      <Route>
        <NothingHere />
      </Route>
    </Switch>
  );
}
