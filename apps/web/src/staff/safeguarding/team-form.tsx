import { useState, type SyntheticEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Choice } from '../../access/choice';
import { ProblemNotice } from '../../shell/notice';
import { answerOf, server, type Schemas } from '../../shell/server';
import { PrintButton } from './print-button';
import { candidatesQuery, teamQuery } from './queries';
import { SavedTeam } from './saved-team';
import {
  DUTIES,
  isSame,
  isWhole,
  movedUp,
  withDutyOf,
  withMember,
  withoutMember,
  type Duty,
  type Member,
} from './team';
import { useSafeguardingText } from './texts';

interface Props {
  readonly project: string;
  readonly candidates: Schemas['TeamCandidates'];
  /** The team before the last change on this page. */
  readonly before: readonly Member[] | undefined;
  readonly onSaved: (before: readonly Member[]) => void;
}

/** Appoints the team: nothing holds before it is saved, and what was saved can be taken back. */
export function TeamForm({ project, candidates, before, onSaved }: Props) {
  const text = useSafeguardingText();
  const queries = useQueryClient();
  const stored = candidates.members.map(({ person, duty }): Member => ({ person, duty }));
  const [members, setMembers] = useState<readonly Member[]>(stored);
  const names = new Map([
    ...candidates.members.map(({ person, name }) => [person, name ?? `…${person.slice(-6)}`] as const),
    ...candidates.eligible.map(({ person, name }) => [person, name] as const),
  ]);
  const eligible = new Set(candidates.eligible.map(({ person }) => person));
  const saving = useMutation({
    mutationFn: (body: readonly Member[]) =>
      answerOf(
        server.PUT('/api/v1/projects/{project}/safeguarding/team', {
          params: { path: { project } },
          body: { members: [...body] },
        }),
      ),
    onSuccess: async () => {
      onSaved(stored);
      await queries.invalidateQueries({ queryKey: teamQuery(project).queryKey });
      await queries.invalidateQueries({ queryKey: candidatesQuery(project).queryKey });
    },
  });
  const changed = !isSame(members, stored);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate(members);
  };
  return (
    <>
      <SavedTeam
        stored={stored}
        before={before}
        isBusy={saving.isPending}
        onUndo={(earlier) => {
          saving.mutate(earlier);
        }}
      />
      {stored.length === 0 && <p className="notice problem">{text('noTeam')}</p>}
      <form className="team" onSubmit={submit} aria-label={text('team')}>
        <ol className="cards">
          {members.map((member, i) => (
            <MemberCard
              key={member.person}
              member={member}
              name={names.get(member.person) ?? ''}
              isFirst={i === 0}
              isEligible={eligible.has(member.person)}
              onChange={(change) => {
                setMembers(change(members));
              }}
            />
          ))}
        </ol>
        <Adding
          people={candidates.eligible.filter(({ person }) => !members.some((one) => one.person === person))}
          hasLead={members.some(({ duty }) => duty === 'lead')}
          onAdd={(person, duty) => {
            setMembers(withMember(members, person, duty));
          }}
        />
        {!isWhole(members) && <p className="overdue">{text('oneLead')}</p>}
        {saving.isError && <ProblemNotice error={saving.error} />}
        {changed && <p className="notice">{text('notSaved')}</p>}
        <p className="actions">
          <button
            type="submit"
            className="primary"
            disabled={!changed || !isWhole(members) || saving.isPending}
          >
            {text('save')}
          </button>
          <button
            type="button"
            disabled={!changed}
            onClick={() => {
              setMembers(stored);
            }}
          >
            {text('discard')}
          </button>
        </p>
      </form>
      {stored.length > 0 && <PrintButton />}
    </>
  );
}

interface CardProps {
  readonly member: Member;
  readonly name: string;
  readonly isFirst: boolean;
  /** Whether they still may look after alerts. */
  readonly isEligible: boolean;
  readonly onChange: (change: (members: readonly Member[]) => readonly Member[]) => void;
}

function MemberCard({ member: { person, duty }, name, isFirst, isEligible, onChange }: CardProps) {
  const text = useSafeguardingText();
  const named = (word: string) => `${word}: ${name}`;
  return (
    <li className="card" aria-label={name}>
      <h2>{name}</h2>
      <p className="printed">{text(duty)}</p>
      {!isEligible && <p className="overdue">{text('notEligible')}</p>}
      <p className="actions">
        <Choice
          label={text('duty')}
          value={duty}
          options={DUTIES.map((one) => [one, text(one)] as const)}
          onChange={(chosen) => {
            onChange((members) => withDutyOf(members, person, chosen as Duty));
          }}
        />
        {duty !== 'lead' && (
          <button
            type="button"
            aria-label={named(text('handOver'))}
            onClick={() => {
              onChange((members) => withDutyOf(members, person, 'lead'));
            }}
          >
            {text('handOver')}
          </button>
        )}
        <button
          type="button"
          disabled={isFirst}
          aria-label={named(text('moveUp'))}
          onClick={() => {
            onChange((members) => movedUp(members, person));
          }}
        >
          ↑ {text('moveUp')}
        </button>
        <button
          type="button"
          aria-label={named(text('remove'))}
          onClick={() => {
            onChange((members) => withoutMember(members, person));
          }}
        >
          {text('remove')}
        </button>
      </p>
    </li>
  );
}

interface AddingProps {
  readonly people: Schemas['TeamCandidates']['eligible'];
  readonly hasLead: boolean;
  readonly onAdd: (person: string, duty: Duty) => void;
}

/** The first of a team is its lead. */
function Adding({ people, hasLead, onAdd }: AddingProps) {
  const text = useSafeguardingText();
  const [person, setPerson] = useState('');
  const [chosen, setDuty] = useState<Duty>('worker');
  const duty = hasLead ? chosen : 'lead';
  if (people.length === 0) return <p className="quiet">{text('nobodyToAdd')}</p>;
  return (
    <fieldset className="adding">
      <legend>{text('addMember')}</legend>
      <Choice
        label={text('person')}
        value={person}
        options={[['', text('chooseSite')], ...people.map((one) => [one.person, one.name] as const)]}
        onChange={setPerson}
      />
      <Choice
        label={text('duty')}
        value={duty}
        options={DUTIES.filter((one) => (one === 'lead') !== hasLead).map((one) => [one, text(one)] as const)}
        onChange={(one) => {
          setDuty(one as Duty);
        }}
      />
      <button
        type="button"
        disabled={person === ''}
        onClick={() => {
          onAdd(person, duty);
          setPerson('');
        }}
      >
        {text('add')}
      </button>
    </fieldset>
  );
}
