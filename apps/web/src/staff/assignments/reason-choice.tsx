import { ASSIGNMENT_REASONS, type AssignmentReason } from '@tongxing/contracts';
import { Choice } from '../../access/choice';
import { useSpeech } from '../../shell/language';
import { useAssignmentText } from './texts';

interface Props {
  readonly value: AssignmentReason | '';
  readonly onChange: (reason: AssignmentReason | '') => void;
}

/** Why, from a list: what somebody writes in their own words could hold a name. */
export function ReasonChoice({ value, onChange }: Props) {
  const text = useAssignmentText();
  const { say } = useSpeech();
  const reasons = Object.keys(ASSIGNMENT_REASONS) as AssignmentReason[];
  return (
    <Choice
      label={text('reason')}
      value={value}
      options={[
        ['', text('notSaid')],
        ...reasons.map((reason) => [reason, say(ASSIGNMENT_REASONS[reason])] as const),
      ]}
      onChange={(chosen) => {
        onChange(reasons.find((reason) => reason === chosen) ?? '');
      }}
    />
  );
}
