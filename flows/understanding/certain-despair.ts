import type { DangerRule } from './danger-rule.ts'

/** Rules that stop everything where somebody does not want to live. */
export const certainDespair: DangerRule[] = [
  { name: 'not wanting to live', number: 113, all: [['not-live']], unless: ['idiom', 'long-ago'] },
  { name: 'wanting to die', number: 113, all: [['want-die']], unless: ['idiom'] },
  {
    name: 'suicide',
    number: 113,
    all: [['suicide']],
    unless: ['idiom', 'course', 'long-ago', 'painting', 'bereaved', 'topic'],
  },
  { name: 'ending it', number: 113, all: [['end-it']], unless: ['idiom', 'job-end', 'bereaved'] },
  { name: 'hurting oneself', number: 113, all: [['self-hurt']], unless: ['idiom', 'long-ago'] },
  { name: 'better off without me', number: 113, all: [['without-me']], unless: ['idiom', 'cannot-come'] },
  { name: 'no reason to live', number: 113, all: [['no-reason']], unless: ['idiom'] },
  { name: 'method', number: 113, all: [['method']], unless: ['idiom'] },
  {
    name: 'tired of life and more',
    number: 113,
    all: [['tired-of-life'], ['dark', 'burden', 'no-need']],
    unless: ['idiom'],
  },
  {
    name: 'nothing is needed any more',
    number: 113,
    all: [['no-need'], ['everything']],
    unless: ['idiom'],
  },
  {
    name: 'goodbye',
    number: 113,
    all: [['goodbye'], ['burden', 'dark', 'tired-of-life']],
    unless: ['idiom'],
  },
  {
    name: 'finding the dead',
    number: 113,
    all: [['found-after']],
    unless: ['idiom'],
    plain: true,
  },
  {
    name: 'into water or a wall, on purpose',
    number: 113,
    all: [['into-death'], ['thinks-of', 'dark', 'go-on-not', 'tired-of-life', 'goodbye']],
    unless: ['idiom', 'swimming', 'pet'],
  },
  {
    name: 'means laid ready',
    number: 113,
    all: [['means'], ['made-ready', 'dark', 'go-on-not', 'burden']],
    unless: ['idiom', 'topic', 'harmless-use'],
  },
  {
    name: 'gone soon, and more',
    number: 113,
    all: [
      ['gone-soon'],
      ['last-words', 'no-need', 'goodbye', 'dark', 'life-done', 'suicide', 'burden', 'not-live'],
    ],
    unless: ['idiom', 'job-end'],
    plain: true,
  },
  {
    name: 'pills laid ready',
    number: 113,
    all: [['pills-ready']],
    unless: ['idiom', 'errand', 'per-day', 'ran-out'],
  },
  {
    name: 'not wanting to live, said with a laugh',
    number: 113,
    all: [
      ['not-live', 'want-die', 'suicide', 'end-it'],
      ['without-me', 'burden', 'no-reason', 'pills-ready', 'goodbye'],
    ],
  },
]
