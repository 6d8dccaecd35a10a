// The topics of recordings that can be replayed; a new one is added here and nowhere else.
import { caching } from '../recording/caching/topic.ts';
import { errors } from '../recording/errors/topic.ts';
import { failover } from '../recording/failover/topic.ts';
import { identity } from '../recording/identity/topic.ts';
import { loadBalancing } from '../recording/load-balancing/topic.ts';
import { protection } from '../recording/protection/topic.ts';
import type { Topic } from '../recording/topic.ts';

export const TOPICS: readonly Topic[] = [caching, errors, failover, identity, loadBalancing, protection];
