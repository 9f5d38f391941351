import { useQuery } from '@tanstack/react-query';
import { BackToProjects, PageTitle } from '../shell/frame';
import { Loading, ProblemNotice } from '../shell/notice';
import { DeviceForm } from './device-form';
import { DevicesTable } from './devices-table';
import { devicesQuery } from './queries';
import { useAccessText } from './texts';

/** The tablets of a project. */
export default function DevicesPage({ project }: { project: string }) {
  const text = useAccessText();
  const devices = useQuery(devicesQuery(project));
  return (
    <>
      <BackToProjects />
      <PageTitle>{text('devices')}</PageTitle>
      <DeviceForm project={project} />
      {devices.isPending && <Loading />}
      {devices.isError && <ProblemNotice error={devices.error} />}
      {devices.data?.length === 0 && <p>{text('noDevices')}</p>}
      {devices.data && devices.data.length > 0 && <DevicesTable project={project} devices={devices.data} />}
    </>
  );
}
