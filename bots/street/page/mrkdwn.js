import { el } from './dom.js'

const emoji = {
  arrow_right: '➡️',
  bell: '🔔',
  heavy_minus_sign: '➖',
  inbox_tray: '📥',
  mag: '🔍',
  rotating_light: '🚨',
  seedling: '🌱',
  speech_balloon: '💬',
  white_check_mark: '✅',
  zap: '⚡',
  warning: '⚠️',
  house: '🏠',
  phone: '📞',
  calendar: '📅',
  clock3: '🕒',
  heart: '❤️',
  hourglass: '⌛',
  x: '❌',
  busts_in_silhouette: '👥',
  bust_in_silhouette: '👤',
  wave: '👋',
  question: '❓',
  telephone_receiver: '📞',
  round_pushpin: '📍',
  shopping_trolley: '🛒',
  tada: '🎉',
  no_entry: '⛔',
  information_source: 'ℹ️',
  globe_with_meridians: '🌐',
  palm_tree: '🌴',
}

const token =
  /<([^<>]+)>|(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])|(?<![\w~])~([^~\n]+?)~(?!\w)|`([^`\n]+)`|:([a-z0-9_+-]+):/g

const quoted = /^(?:>|&gt;) ?/

/** Slack's way of writing, as nodes; whatever somebody typed stays text. */
export function mrkdwn(source, names) {
  const nodes = []
  for (const line of source.split('\n')) {
    const before = nodes.at(-1)
    if (quoted.test(line)) {
      const rest = inline(line.replace(quoted, ''), names)
      if (before?.tagName === 'BLOCKQUOTE') before.append('\n', ...rest)
      else nodes.push(el('blockquote', {}, ...rest))
    } else
      nodes.push(nodes.length > 0 && before?.tagName !== 'BLOCKQUOTE' ? '\n' : '', ...inline(line, names))
  }
  return nodes
}

function inline(source, names) {
  const nodes = []
  let at = 0
  for (const match of source.matchAll(token)) {
    nodes.push(plain(source.slice(at, match.index)))
    nodes.push(one(match, names))
    at = match.index + match[0].length
  }
  nodes.push(plain(source.slice(at)))
  return nodes
}

/** Plain text with Slack's emoji names written out. */
export function withEmoji(source) {
  return source.replace(/:([a-z0-9_+-]+):/g, (whole, name) => emoji[name] ?? whole)
}

function one([whole, angle, bold, italic, struck, code, sign], names) {
  if (angle) return reference(angle, names)
  if (bold) return el('strong', {}, ...inline(bold, names))
  if (italic) return el('em', {}, ...inline(italic, names))
  if (struck) return el('s', {}, ...inline(struck, names))
  if (code) return el('code', {}, plain(code))
  return emoji[sign] ?? plain(whole)
}

function reference(angle, names) {
  const [target, label] = angle.split('|')
  if (target.startsWith('@'))
    return el('span', { class: 'mention' }, `@${names[target.slice(1)] ?? target.slice(1)}`)
  if (target.startsWith('#')) return el('span', { class: 'mention' }, `#${label ?? 'helpdesk'}`)
  if (target.startsWith('!date')) return plain(label ?? '')
  if (target.startsWith('!')) return el('span', { class: 'mention loud' }, `@${target.slice(1)}`)
  if (/^(https?|mailto|tel):/.test(target))
    return el('a', { href: target, rel: 'noreferrer', target: '_blank' }, plain(label ?? target))
  return plain(`<${angle}>`)
}

function plain(source) {
  return source.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
