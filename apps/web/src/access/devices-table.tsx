import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server, type Schemas } from '../shell/server';
import { Moment } from './moment';
import { devicesQuery } from './queries';
import { SureButton } from './sure-button';
import { useAccessText } from './texts';

interface Props {
  readonly project: string;
  readonly devices: readonly Schemas['Device'][];
}

export function DevicesTable({ project, devices }: Props) {
  const text = useAccessText();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: (device: string) =>
      answerOf(
        server.DELETE('/api/v1/projects/{project}/devices/{device}', { params: { path: { project, device } } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: devicesQuery(project).queryKey }),
  });
  return (
    <>
      {revoke.isError && <ProblemNotice error={revoke.error} />}
      <div className="scroll reports">
        <table>
          <thead>
            <tr>
              <th scope="col">{text('deviceName')}</th>
              <th scope="col">{text('state')}</th>
              <th scope="col">{text('lastSeen')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {devices.map(({ id, name, state, lastSeenAt }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{text(state)}</td>
                <td>{lastSeenAt !== undefined && <Moment at={lastSeenAt} />}</td>
                <td>
                  {state !== 'revoked' && (
                    <SureButton
                      onSure={() => {
                        revoke.mutate(id);
                      }}
                    >
                      {text('revoke')}
                    </SureButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
