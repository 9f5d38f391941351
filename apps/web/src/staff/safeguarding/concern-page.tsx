import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ConcernSign } from '@tongxing/safeguarding';
import { Link, useSearchParams } from 'wouter';
import { v7 } from 'uuid';
import { SignList } from '../../concern/sign-list';
import { useConcernText } from '../../concern/texts';
import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server } from '../../shell/server';
import { sitesQuery } from './queries';
import './safeguarding.css';

/** A concern without a questionnaire: what was seen or said, in plain words. What becomes of it shows elsewhere. */
export default function ConcernPage({ project }: { project: string }) {
  const text = useConcernText();
  const { text: shellText } = useSpeech();
  const [id, setId] = useState(() => v7());
  const [received, setReceived] = useState(false);
  return (
    <>
      <Link href="/">← {shellText('back')}</Link>
      <PageTitle>{text('concern')}</PageTitle>
      <div className="notice problem">
        <p>{text('concernDanger')}</p>
        <p>{text('concernHow')}</p>
      </div>
      {received ? (
        <div role="status" className="notice good">
          <h2>{text('concernReceived')}</h2>
          <p>{text('concernReceivedHow')}</p>
          <button
            type="button"
            onClick={() => {
              setId(v7());
              setReceived(false);
            }}
          >
            {text('anotherConcern')}
          </button>
        </div>
      ) : (
        <ConcernForm
          key={id}
          project={project}
          id={id}
          onReceived={() => {
            setReceived(true);
          }}
        />
      )}
    </>
  );
}

interface FormProps {
  readonly project: string;
  /** Made once, so that sending again stores nothing twice. */
  readonly id: string;
  readonly onReceived: () => void;
}

function ConcernForm({ project, id, onReceived }: FormProps) {
  const text = useConcernText();
  const { say } = useSpeech();
  const [search] = useSearchParams();
  const sites = useQuery(sitesQuery(project));
  const [studyCode, setStudyCode] = useState(search.get('code') ?? '');
  const [site, setSite] = useState('');
  const [signs, setSigns] = useState<readonly ConcernSign[]>([]);
  const [words, setWords] = useState('');
  const [keepFromLead, setKeepFromLead] = useState(false);
  const sending = useMutation({
    mutationFn: async () => {
      const child = studyCode.trim() === '' ? { site } : { participant: await idOf(project, studyCode) };
      return answerOf(
        server.PUT('/api/v1/projects/{project}/safeguarding/concerns/{concern}', {
          params: { path: { project, concern: id } },
          body: { ...child, signs: [...signs], keepFromLead, ...(words.trim() && { text: words.trim() }) },
        }),
      );
    },
    onSuccess: onReceived,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form className="start concern" onSubmit={submit}>
      <fieldset>
        <legend>{text('concernWho')}</legend>
        <label>
          {text('concernCode')}
          <input
            value={studyCode}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setStudyCode(event.target.value);
            }}
          />
        </label>
        <label>
          {text('concernSite')}
          <select
            value={site}
            required={studyCode.trim() === ''}
            disabled={studyCode.trim() !== ''}
            onChange={(event) => {
              setSite(event.target.value);
            }}
          >
            <option value="">{text('chooseSite')}</option>
            {sites.data?.map((one) => (
              <option key={one.id} value={one.id}>
                {say(one.name)}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <h2>{text('concernSigns')}</h2>
      <SignList headings={[text('signs1'), text('signs2'), text('signs3')]} signs={signs} onSigns={setSigns} />
      <label>
        {text('concernText')}
        <textarea
          rows={5}
          maxLength={4000}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
          }}
        />
      </label>
      <label className="sign">
        <input
          type="checkbox"
          checked={keepFromLead}
          onChange={(event) => {
            setKeepFromLead(event.target.checked);
          }}
        />
        {text('keepFromLead')}
      </label>
      {sending.isError && <ProblemNotice error={sending.error} />}
      {signs.length === 0 && <p className="quiet">{text('signNeeded')}</p>}
      <button type="submit" className="primary" disabled={sending.isPending || signs.length === 0}>
        {text('sendConcern')}
      </button>
    </form>
  );
}

/** @throws ServerProblem `not-found` where the project has no such study code */
async function idOf(project: string, code: string): Promise<string> {
  const path = { project, code: code.trim() };
  const participant = await answerOf(
    server.GET('/api/v1/projects/{project}/participants/by-study-code/{code}', { params: { path } }),
  );
  return participant.id;
}
