import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNotice } from '../shell/notice';
import { answerOf, server } from '../shell/server';
import { Field } from './field';
import { Moment } from './moment';
import { QrCode } from './qr-code';
import { devicesQuery } from './queries';
import { SiteChoice } from './site-choice';
import { useAccessText } from './texts';

/** Makes the code by which a device enrols, and shows it. */
export function DeviceForm({ project }: { project: string }) {
  const text = useAccessText();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [site, setSite] = useState('');
  const invite = useMutation({
    mutationFn: () =>
      answerOf(
        server.POST('/api/v1/projects/{project}/devices', {
          params: { path: { project } },
          body: { name: name.trim(), ...(site !== '' && { site }) },
        }),
      ),
    onSuccess: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: devicesQuery(project).queryKey });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <>
      <form className="start" onSubmit={submit}>
        <Field
          label={text('deviceName')}
          how={text('deviceNameHow')}
          autoComplete="off"
          maxLength={100}
          value={name}
          onChange={setName}
        />
        <SiteChoice project={project} value={site} onChange={setSite} />
        {invite.isError && <ProblemNotice error={invite.error} />}
        <button type="submit" className="primary" disabled={invite.isPending}>
          {text('addDevice')}
        </button>
      </form>
      {invite.data && (
        <div className="notice good" role="status">
          <p>{text('scanWithDevice')}</p>
          <QrCode text={`${location.origin}${invite.data.link}`} />
          <p className="quiet">
            {text('validUntil')} <Moment at={invite.data.expiresAt} />
          </p>
        </div>
      )}
    </>
  );
}
