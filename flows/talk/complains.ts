import type { Heard } from './heard.ts'

const complaint =
  /klacht|klagen over|ontevreden|(niet|net) (tevreden|tefreden|bl[iy]+d) (over|oer|met|mei)|klacht oer|kleie oer|complain|(not|un)\s?(happy|satisfied) (with|about)/iu

/** Somebody complains: about us, or about who came. */
export function complains({ text, meaning }: Heard): boolean {
  return meaning.answer === null && complaint.test(text.normalize('NFC'))
}
