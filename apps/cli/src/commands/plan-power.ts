import type { Command } from 'commander';
import { complain, say } from '../output.js';
import { powerAnswer } from './power-answer.js';
import { readStudy, type TypedStudy } from './power-options.js';

/** `tongxing plan power` */
export function powerCommand(plan: Command): void {
  plan
    .command('power')
    .description('what a study of so many centres and children can detect, before it is begun')
    .requiredOption('--centres <number>', 'centres in all arms together')
    .requiredOption('--children <number>', 'children a centre, on average, who are there at both waves')
    .option('--arms <number>', 'arms to which whole centres belong; 1: no comparison', '2')
    .option('--icc <share>', 'intraclass correlation: how alike the children of a centre are', '0.05')
    .option('--r2 <share>', 'share of the differences at endline that baseline explains', '0.36')
    .option('--power <share>', 'probability with which the effect is to be detected', '0.8')
    .option('--alpha <share>', 'two-sided level of significance', '0.05')
    .option('--size-variation <ratio>', "standard deviation of the centres' sizes divided by their mean", '0')
    .action((typed: TypedStudy) => {
      const read = readStudy(typed);
      if ('study' in read) {
        say(powerAnswer(read.study));
        return;
      }
      read.faults.forEach(complain);
      process.exitCode = 1;
    });
}
