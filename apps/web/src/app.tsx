import { lazy, Suspense } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Route, Switch } from 'wouter';
import { CrashNotice } from './shell/crash-notice';
import { Frame } from './shell/frame';
import { LanguageProvider } from './shell/language';
import { Loading, NothingHere } from './shell/notice';
import { ProjectsPage } from './staff/projects-page';

const ResultsPage = lazy(() => import('./staff/results/results-page'));
const QuestionnairePage = lazy(() => import('./collect/questionnaire-page'));
const QueuePage = lazy(() => import('./staff/safeguarding/queue-page'));
const CasePage = lazy(() => import('./staff/safeguarding/case-page'));
const ConcernPage = lazy(() => import('./staff/safeguarding/concern-page'));
const ReferralsPage = lazy(() => import('./staff/safeguarding/referrals-page'));
const DrillPage = lazy(() => import('./staff/safeguarding/drill-page'));
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
        <Frame>
          <CrashNotice>
            <Suspense fallback={<Loading />}>
              <Switch>
                <Route path="/" component={ProjectsPage} />
                <Route path="/projects/:project/results">
                  {({ project }) => <ResultsPage project={project} />}
                </Route>
                <Route path="/projects/:project/questionnaire">
                  {({ project }) => <QuestionnairePage project={project} />}
                </Route>
                <Route path="/projects/:project/concern">
                  {({ project }) => <ConcernPage project={project} />}
                </Route>
                <Route path="/projects/:project/safeguarding">
                  {({ project }) => <QueuePage project={project} />}
                </Route>
                <Route path="/projects/:project/safeguarding/cases/:alert">
                  {({ project, alert }) => <CasePage project={project} alert={alert} />}
                </Route>
                <Route path="/projects/:project/safeguarding/referrals">
                  {({ project }) => <ReferralsPage project={project} />}
                </Route>
                <Route path="/projects/:project/safeguarding/drill">
                  {({ project }) => <DrillPage project={project} />}
                </Route>
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
                  <NothingHere />
                </Route>
              </Switch>
            </Suspense>
          </CrashNotice>
        </Frame>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
