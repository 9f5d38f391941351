import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { PageTitle } from '../shell/frame';
import { Loading, ProblemNotice } from '../shell/notice';
import { ServerProblem } from '../shell/server';
import { addressOf, foldersQuery, type VersionName } from './queries';
import { usePreviewText } from './texts';

/** Every version folder, by instrument. */
export function PreviewList() {
  const text = usePreviewText();
  const folders = useQuery(foldersQuery);
  return (
    <>
      <PageTitle>{text('title')}</PageTitle>
      <p className="notice">{text('notStored')}</p>
      {folders.isError && <NotServed error={folders.error} />}
      {folders.isPending && <Loading />}
      {folders.data?.length === 0 && <p>{text('none')}</p>}
      {folders.data && folders.data.length > 0 && <Folders folders={folders.data} />}
    </>
  );
}

function Folders({ folders }: { folders: readonly VersionName[] }) {
  const text = usePreviewText();
  const instruments = [...new Set(folders.map(({ instrument }) => instrument))];
  return (
    <>
      <h2>{text('choose')}</h2>
      <ul className="folders">
        {instruments.map((instrument) => (
          <li key={instrument}>
            {instrument}
            {folders
              .filter((folder) => folder.instrument === instrument)
              .map((folder) => (
                <Link key={folder.version} href={addressOf(folder)}>
                  {folder.version}
                </Link>
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Absent here means that this is no preview server. */
function NotServed({ error }: { error: Error }) {
  const text = usePreviewText();
  const absent = error instanceof ServerProblem && error.code === 'not-found';
  return absent ? (
    <p role="alert" className="notice problem">
      {text('notHere')}
    </p>
  ) : (
    <ProblemNotice error={error} />
  );
}
