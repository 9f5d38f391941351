import { useCollectText } from '../texts';
import { PIN_PATTERN } from '../vault/pin';
import { PinField } from './pin-field';

/** A PIN that is to be the new one, entered twice. */
export interface NewPin {
  readonly pin: string;
  readonly again: string;
}

export const NO_PIN: NewPin = { pin: '', again: '' };

/** Why it cannot be taken. */
export type NewPinFault = 'pinShort' | 'pinEasy' | 'pinsDiffer';

export function faultOf({ pin, again }: NewPin): NewPinFault | undefined {
  if (!PIN_PATTERN.test(pin)) return 'pinShort';
  if (isEasy(pin)) return 'pinEasy';
  return pin === again ? undefined : 'pinsDiffer';
}

/** 000000 and 123456 are what a thief tries first. */
function isEasy(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

interface Props {
  readonly value: NewPin;
  readonly onChange: (value: NewPin) => void;
}

export function NewPinFields({ value, onChange }: Props) {
  const text = useCollectText();
  return (
    <>
      <p id="pin-how">{text('choosePinHow')}</p>
      <PinField
        label={text('newPin')}
        value={value.pin}
        describedBy="pin-how"
        onChange={(pin) => {
          onChange({ ...value, pin });
        }}
      />
      <PinField
        label={text('newPinAgain')}
        value={value.again}
        onChange={(again) => {
          onChange({ ...value, again });
        }}
      />
    </>
  );
}
