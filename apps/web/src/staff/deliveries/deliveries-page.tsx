import { useMay, useMayInWhole } from '../../access/session';
import { BackToProjects, PageTitle } from '../../shell/frame';
import { BackupSection } from './backup-section';
import { QuarantineSection } from './quarantine-section';
import { useDeliveryText } from './texts';

/** What tablets deliver: by a file where they cannot by themselves, and what could not be accepted. */
export default function DeliveriesPage({ project }: { project: string }) {
  const text = useDeliveryText();
  const may = useMay();
  const mayInWhole = useMayInWhole();
  return (
    <>
      <BackToProjects />
      <PageTitle>{text('deliveries')}</PageTitle>
      {may('submissions.write', project) && <BackupSection project={project} />}
      {mayInWhole('submissions.read', project) && <QuarantineSection project={project} />}
    </>
  );
}
