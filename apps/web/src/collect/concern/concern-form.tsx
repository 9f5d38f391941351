import type { SyntheticEvent } from 'react';
import { SignList } from '../../concern/sign-list';
import { useConcernText } from '../../concern/texts';
import { useSpeech } from '../../shell/language';
import { useCollectText } from '../texts';
import type { Field } from '../worklist/field';
import type { Unsent } from './unsent';

interface Props {
  readonly field: Field;
  readonly unsent: Unsent;
  /** There is no such code on the list. */
  readonly unknown: boolean;
  /** Whether something can be sealed here. */
  readonly ready: boolean;
  readonly onChange: (part: Partial<Unsent>) => void;
  readonly onSend: () => void;
}

/** About whom, what was seen or heard, and in whose words. */
export function ConcernForm({ field, unsent, unknown, ready, onChange, onSend }: Props) {
  const text = useConcernText();
  const own = useCollectText();
  const { signs, words, keepFromLead } = unsent;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form autoComplete="off" className="start concern" onSubmit={submit}>
      <Whom field={field} unsent={unsent} onChange={onChange} />
      {unknown && (
        <p role="alert" className="notice problem">
          {own('codeUnknown')}
        </p>
      )}
      <h2>{text('concernSigns')}</h2>
      <SignList
        headings={[text('signs1'), text('signs2'), text('signs3')]}
        signs={signs}
        onSigns={(ticked) => {
          onChange({ signs: ticked });
        }}
      />
      <label>
        {text('concernText')}
        <textarea
          rows={5}
          maxLength={4000}
          value={words}
          onChange={({ target }) => {
            onChange({ words: target.value });
          }}
        />
      </label>
      <label className="sign">
        <input
          type="checkbox"
          checked={keepFromLead}
          onChange={({ target }) => {
            onChange({ keepFromLead: target.checked });
          }}
        />
        {text('keepFromLead')}
      </label>
      {signs.length === 0 && <p className="quiet">{text('signNeeded')}</p>}
      {!ready && <p className="notice problem">{own('noKeysYet')}</p>}
      <button type="submit" className="primary" disabled={signs.length === 0 || !ready}>
        {text('sendConcern')}
      </button>
    </form>
  );
}

/** A child that takes part, by its code; or the site where another one is. */
function Whom({ field, unsent: { code, site }, onChange }: Pick<Props, 'field' | 'unsent' | 'onChange'>) {
  const text = useConcernText();
  const { say } = useSpeech();
  const sites = new Map(field.worklists.flatMap((w) => w.sites).map((one) => [one.id, one]));
  return (
    <fieldset>
      <legend>{text('concernWho')}</legend>
      <label>
        {text('concernCode')}
        <input
          value={code}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            onChange({ code: target.value });
          }}
        />
      </label>
      <label>
        {text('concernSite')}
        <select
          value={site}
          required={code === ''}
          disabled={code !== ''}
          onChange={({ target }) => {
            onChange({ site: target.value });
          }}
        >
          <option value="">{text('chooseSite')}</option>
          {[...sites.values()].map((one) => (
            <option key={one.id} value={one.id}>
              {say(one.name)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
