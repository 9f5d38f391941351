import { useQuery } from '@tanstack/react-query';
import { Choice } from '../../access/choice';
import { sessionQuery } from '../../access/session';
import { useEnumerators } from '../assignments/use-enumerators';
import { useConsentText } from './consent-texts';

/** Who saw it: an account, or the code of somebody who has none. */
export interface Witness {
  readonly witnessAccount?: string;
  readonly witness?: string;
}

interface Props {
  readonly project: string;
  readonly required: boolean;
  readonly value: Witness;
  readonly onChange: (witness: Witness) => void;
}

const BY_CODE = 'code';

/** Chooses the witness among the accounts of the project; for somebody without one a code is typed. */
export function WitnessField({ project, required, value, onChange }: Props) {
  const text = useConsentText();
  const { data: session } = useQuery(sessionQuery);
  const { enumerators } = useEnumerators(project);
  const own = session?.account.id;
  const others = enumerators.filter(({ id }) => id !== own);
  return (
    <>
      <Choice
        label={text('witness')}
        required={required}
        value={value.witness === undefined ? (value.witnessAccount ?? '') : BY_CODE}
        options={[
          ['', required ? '' : text('noWitness')],
          ...(own === undefined ? [] : [[own, text('myself')] as const]),
          ...others.map(({ id, displayName }) => [id, displayName] as const),
          [BY_CODE, text('withoutAccount')],
        ]}
        onChange={(chosen) => {
          if (chosen === BY_CODE) onChange({ witness: '' });
          else onChange(chosen === '' ? {} : { witnessAccount: chosen });
        }}
      />
      {value.witness !== undefined && (
        <label>
          {text('witnessCode')}
          <input
            value={value.witness}
            required
            autoComplete="off"
            spellCheck={false}
            maxLength={64}
            aria-describedby="witness-how"
            onChange={(event) => {
              onChange({ witness: event.target.value.trim() });
            }}
          />
          <span id="witness-how" className="quiet">
            {text('witnessHow')}
          </span>
        </label>
      )}
    </>
  );
}
