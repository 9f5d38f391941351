import { useMutation } from '@tanstack/react-query';
import { PageTitle } from '../shell/frame';
import { ProblemNotice } from '../shell/notice';
import { enrolDevice } from './device-enrolment';
import { useLinkToken } from './link-token';
import { useAccessText } from './texts';

/** Where the QR code leads that is shown to enrol a device. */
export default function EnrolPage() {
  const text = useAccessText();
  const code = useLinkToken();
  const enrol = useMutation({ mutationFn: enrolDevice });
  if (code === undefined) return <p className="notice problem">{text('linkIncomplete')}</p>;
  if (enrol.isSuccess)
    return (
      <p role="status" className="notice good">
        {text('deviceEnrolled')} {enrol.data.device.name}
      </p>
    );
  return (
    <>
      <PageTitle>{text('enrolThis')}</PageTitle>
      <p>{text('enrolThisHow')}</p>
      {enrol.isError && <ProblemNotice error={enrol.error} />}
      <button
        type="button"
        className="primary"
        disabled={enrol.isPending}
        onClick={() => {
          enrol.mutate(code);
        }}
      >
        {text('enrolThis')}
      </button>
    </>
  );
}
