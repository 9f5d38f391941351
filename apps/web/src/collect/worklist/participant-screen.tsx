import { PageTitle } from '../../shell/frame';
import { useSpeech } from '../../shell/language';
import { Loading } from '../../shell/notice';
import { localDay } from '../../shell/local-day';
import { HOME, type Screen } from '../tablet/screen';
import { useCollectText } from '../texts';
import { AssignmentCard } from './assignment-card';
import { childrenOf } from './children';
import type { LoadedField } from './field';

interface Props {
  readonly participant: string;
  readonly loaded: LoadedField;
  readonly onScreen: (screen: Screen) => void;
}

/** One participant: what is to be asked, what stands in the way, and what else can come of a visit. */
export function ParticipantScreen({ participant, loaded: { field, reload }, onScreen }: Props) {
  const text = useCollectText();
  const { say } = useSpeech();
  if (!field) return <Loading />;
  const child = childrenOf(field, localDay(new Date())).find((one) => one.participant === participant);
  const site = child?.standings[0]?.worklist.sites.find(({ id }) => id === child.site);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          onScreen(HOME);
        }}
      >
        ← {text('home')}
      </button>
      {child && (
        <>
          <PageTitle>{text('participant')}</PageTitle>
          {/* Never in the page's title: browsers keep titles on the disk. */}
          <p className="study-code">{child.studyCode}</p>
          {site && <p className="quiet">{say(site.name)}</p>}
          <ul className="cards">
            {child.standings.map((standing) => (
              <li key={standing.item.id} className="card">
                <AssignmentCard
                  standing={standing}
                  draft={field.drafts.find(({ asked }) => asked.assignment === standing.item.id)}
                  onScreen={onScreen}
                  onRecorded={reload}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
