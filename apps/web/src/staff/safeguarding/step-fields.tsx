import { AUTHORITIES, REFERRAL_SERVICES } from '@tongxing/contracts';
import { useSpeech } from '../../shell/language';
import type { Schemas } from '../../shell/server';
import { NEEDS_WORDS, WORDLESS, type Service, type StepDraft } from './step';
import { useSafeguardingText } from './texts';
import { withDuty } from './words';

interface Props {
  readonly draft: StepDraft;
  readonly onChange: (draft: StepDraft) => void;
  readonly members: Schemas['SafeguardingTeamView']['members'];
}

/** What one kind of step asks for. */
export function StepFields({ draft, onChange, members }: Props) {
  const text = useSafeguardingText();
  const { language } = useSpeech();
  const { kind } = draft;
  return (
    <>
      {kind === 'report' && (
        <fieldset>
          <legend>{text('toWhom')}</legend>
          {AUTHORITIES.map((authority) => (
            <label key={authority} className="inline">
              <input
                type="checkbox"
                checked={draft.to.includes(authority)}
                onChange={(event) => {
                  const others = draft.to.filter((one) => one !== authority);
                  onChange({ ...draft, to: event.target.checked ? [...others, authority] : others });
                }}
              />
              {text(authority)}
            </label>
          ))}
        </fieldset>
      )}
      {kind === 'refer' && (
        <label>
          {text('whichService')}
          <select
            value={draft.service}
            onChange={(event) => {
              onChange({ ...draft, service: event.target.value as Service });
            }}
          >
            {REFERRAL_SERVICES.map((service) => (
              <option key={service} value={service}>
                {text(service)}
              </option>
            ))}
          </select>
        </label>
      )}
      {(kind === 'assign' || kind === 'recuse') && (
        <label>
          {text('person')}
          <select
            required
            value={draft.person}
            onChange={(event) => {
              onChange({ ...draft, person: event.target.value });
            }}
          >
            <option value="">{text('chooseSite')}</option>
            {members.map(({ person, duty, name }) => (
              <option key={person} value={person}>
                {withDuty(name ?? `…${person.slice(-6)}`, text(duty), language)}
              </option>
            ))}
          </select>
        </label>
      )}
      {kind === 'guardian_contact' && (
        <fieldset>
          <legend>{text('guardian_contact')}</legend>
          {[false, true].map((safe) => (
            <label key={String(safe)} className="inline">
              <input
                type="radio"
                name="safe"
                checked={draft.safe === safe}
                onChange={() => {
                  onChange({ ...draft, safe });
                }}
              />
              {text(safe ? 'mayContact' : 'mayNotContact')}
            </label>
          ))}
        </fieldset>
      )}
      {!WORDLESS.includes(kind) && (
        <label>
          {text(NEEDS_WORDS.includes(kind) && kind !== 'note' ? 'reason' : 'details')}
          <textarea
            rows={3}
            maxLength={4000}
            required={NEEDS_WORDS.includes(kind)}
            value={draft.words}
            onChange={(event) => {
              onChange({ ...draft, words: event.target.value });
            }}
          />
        </label>
      )}
    </>
  );
}
