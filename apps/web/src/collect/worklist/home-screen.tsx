import { useMemo, useState } from 'react';
import { parseStudyCode } from '@tongxing/contracts';
import { PageTitle } from '../../shell/frame';
import { Loading } from '../../shell/notice';
import { SyntheticLabel } from '../../shell/synthetic';
import { localDay } from '../../shell/local-day';
import { StorageNotice } from '../tablet/storage-notice';
import { HOME, type Screen } from '../tablet/screen';
import { useCollectText } from '../texts';
import { DeviceFacts } from './device-facts';
import { UnsentConcern } from '../concern/unsent-concern';
import { UnseenNotices } from '../interview/unseen-notices';
import { Fetching } from './fetching';
import type { LoadedField } from './field';
import { OpenDrafts } from './open-drafts';
import { ProgressTable } from './progress-table';
import { Roster } from './roster';
import { childrenOf } from './children';
import { StudyCodeSearch } from './study-code-search';

interface Props {
  readonly loaded: LoadedField;
  readonly onScreen: (screen: Screen) => void;
}

/** What there is to do: interviews under way, who is left to see, and how it stands. */
export function HomeScreen({ loaded: { field, fault, reload }, onScreen }: Props) {
  const text = useCollectText();
  const [typed, setTyped] = useState('');
  const today = localDay(new Date());
  const children = useMemo(() => (field ? childrenOf(field, today) : []), [field, today]);
  if (fault) return <StorageNotice fault={fault} onRetry={reload} />;
  if (!field) return <Loading />;
  const open = (participant: string) => {
    onScreen({ name: 'participant', participant });
  };
  const code = parseStudyCode(typed);
  const sought = typed.replace(/[^\d-]/g, '');
  const found =
    sought === '' ? children : children.filter(({ studyCode }) => studyCode.includes(code ?? sought));
  return (
    <>
      <PageTitle>{text('home')}</PageTitle>
      {field.worklists.some(({ synthetic }) => synthetic) && <SyntheticLabel />}
      {field.setAside > 0 && (
        <p role="alert" className="notice problem">
          {text('setAside').replace('%', String(field.setAside))}
        </p>
      )}
      <UnseenNotices />
      <UnsentConcern
        onContinue={() => {
          onScreen({ name: 'concern', back: HOME });
        }}
      />
      <OpenDrafts
        drafts={field.drafts}
        worklists={field.worklists}
        onContinue={(draft) => {
          onScreen({ name: 'interview', draft });
        }}
      />
      {field.worklists.length === 0 ? (
        <p className="notice">{text('noWorklist')}</p>
      ) : (
        <>
          <StudyCodeSearch
            typed={typed}
            onTyped={setTyped}
            onScanned={(scanned) => {
              const child = children.find(({ studyCode }) => studyCode === scanned);
              if (child) open(child.participant);
              else setTyped(scanned);
            }}
          />
          <Roster children={found} worklists={field.worklists} onChoose={open} />
          <ProgressTable worklists={field.worklists} progress={field.progress} today={today} />
        </>
      )}
      <Fetching worklists={field.worklists} onFetched={reload} />
      <DeviceFacts worklists={field.worklists} />
    </>
  );
}
