/**
 * The kinds of files that are passed on to the desk, with the name each gets there. A name that somebody chose
 * is not kept, and what could run on a computer of the desk is not in the list.
 */
const names: Record<string, string> = {
  'image/jpeg': 'photo.jpg',
  'image/png': 'picture.png',
  'image/gif': 'picture.gif',
  'image/heic': 'photo.heic',
  'image/webp': 'sticker.webp',
  'audio/ogg': 'voice.ogg',
  'audio/mpeg': 'sound.mp3',
  'audio/mp4': 'sound.m4a',
  'audio/aac': 'sound.aac',
  'audio/amr': 'voice.amr',
  'video/mp4': 'video.mp4',
  'video/3gpp': 'video.3gp',
  'video/quicktime': 'video.mov',
  'video/webm': 'video.webm',
  'application/pdf': 'document.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'document.docx',
  'application/vnd.oasis.opendocument.text': 'document.odt',
  'text/plain': 'text.txt',
  'text/vcard': 'contact.vcf',
  'text/x-vcard': 'contact.vcf',
}

const alsoCalled: Record<string, string> = { oga: 'ogg', opus: 'ogg', jpeg: 'jpg' }

/** The name under which a file of this kind is passed on; null if it is not. */
export function nameOfKind(mime: string): string | null {
  return names[mime.toLowerCase()] ?? null
}

/** The kind of a file, by how its path ends; null if files of this kind are not passed on. */
export function kindOfPath(path: string): string | null {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  const known = alsoCalled[ending] ?? ending
  return Object.keys(names).find((mime) => known !== '' && names[mime]?.endsWith(`.${known}`)) ?? null
}
