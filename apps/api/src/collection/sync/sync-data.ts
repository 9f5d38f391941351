import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BilingualText } from '@tongxing/contracts';
import { SubjectDataSources } from '../../privacy/index.js';
import { SyncItemsRepository } from './sync-items.repository.js';

const WORDS = {
  title: { zh: '平板采集与接收记录', en: 'How interviews on tablets went and arrived' },
  became: { zh: '处理结果', en: 'What became of it' },
  taken: { zh: '已存入', en: 'stored' },
  waiting: { zh: '保存待核查', en: 'kept, and waits to be looked at' },
  paradata: {
    zh: '是否保存访谈过程记录（每页用时、修改次数、中断）',
    en: 'Whether time spent on pages, changes of answers and interruptions are held',
  },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** What is held about how a participant's interviews went and arrived. */
@Injectable()
export class SyncData implements OnModuleInit {
  constructor(
    private readonly sources: SubjectDataSources,
    private readonly items: SyncItemsRepository,
  ) {}

  onModuleInit(): void {
    this.sources.also(
      'deliveries',
      async (tx, project, participant) =>
        (await this.items.ofParticipant(tx, project, participant)).map(({ sealed, paradata, ...about }) => ({
          ...about,
          isWaiting: sealed !== null,
          ...(paradata !== null && { paradata: JSON.parse(paradata) as unknown }),
        })),
      {
        title: WORDS.title,
        tell: (_, rows, { language }) =>
          Promise.resolve(
            rows.map(({ receivedAt, isWaiting, paradata }) => ({
              heading: receivedAt.slice(0, 10),
              facts: [
                [WORDS.became[language], WORDS[isWaiting ? 'waiting' : 'taken'][language]] as const,
                [WORDS.paradata[language], WORDS[paradata === undefined ? 'no' : 'yes'][language]] as const,
              ],
            })),
          ),
      },
    );
  }
}
