import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { PageTitle } from '../../../shell/frame';
import { Loading, ProblemNotice } from '../../../shell/notice';
import { useRosterText } from '../texts';
import { ImportForm } from './import-form';
import { readColumns, RosterUnreadable } from './read-columns';
import { useImportText } from './texts';

/** Takes a roster in: a file is chosen, its columns are explained, every row is judged, and then it is stored. */
export default function ImportPage({ project }: { project: string }) {
  const text = useImportText();
  const rosterText = useRosterText();
  const [chosen, setChosen] = useState(0);
  const read = useMutation({ mutationFn: readColumns });
  return (
    <>
      <PageTitle>{text('title')}</PageTitle>
      <p>
        <Link href={`/projects/${project}/roster`}>{rosterText('back')}</Link>
      </p>
      <p className="quiet">{text('how')}</p>
      <div className="start">
        <label>
          {text('file')}
          <input
            type="file"
            accept=".xlsx,.csv"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              setChosen(chosen + 1);
              if (file) read.mutate(file);
              else read.reset();
            }}
          />
        </label>
      </div>
      {read.isPending && <Loading>{text('reading')}</Loading>}
      {read.error instanceof RosterUnreadable ? (
        <p role="alert" className="notice problem">
          {text(read.error.reason)}
        </p>
      ) : (
        read.isError && <ProblemNotice error={read.error} />
      )}
      {read.data && <ImportForm key={chosen} project={project} file={read.data} />}
    </>
  );
}
