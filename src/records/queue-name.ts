/** The three queues, by name: where the resource needed and the way of failing differ. */

export const QUEUE_NAMES = ['discover', 'host', 'ingest'] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];
