import { useQuery } from '@tanstack/react-query';
import { BackToProjects, PageTitle } from '../../shell/frame';
import { localDay } from '../../shell/local-day';
import { Loading, ProblemNotice } from '../../shell/notice';
import { dataRequestsQuery } from './queries';
import { RequestForm } from './request-form';
import { RequestTable } from './request-table';
import { RetentionSection } from './retention-section';
import { usePrivacyText } from './texts';

/** What participants and guardians ask about their data, and how long data are kept. */
export default function PrivacyPage({ project }: { project: string }) {
  const text = usePrivacyText();
  const requests = useQuery(dataRequestsQuery(project));
  const today = localDay(new Date());
  return (
    <>
      <BackToProjects />
      <PageTitle>{text('privacy')}</PageTitle>
      <section aria-labelledby="requests">
        <h2 id="requests">{text('requests')}</h2>
        <p className="quiet">{text('requestsHow')}</p>
        {requests.isPending && <Loading />}
        {requests.isError && <ProblemNotice error={requests.error} />}
        {requests.data?.length === 0 && <p>{text('noRequests')}</p>}
        {requests.data && requests.data.length > 0 && (
          <RequestTable project={project} requests={requests.data} today={today} />
        )}
        <RequestForm project={project} />
      </section>
      <RetentionSection project={project} />
    </>
  );
}
