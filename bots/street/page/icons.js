const shapes = {
  photo: ['M4 8h3l1.5-2.5h7L17 8h3v11H4z', 'M12 16.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z'],
  voice: ['M12 14.5a3 3 0 0 0 3-3V7a3 3 0 0 0-6 0v4.5a3 3 0 0 0 3 3z', 'M6 11.5a6 6 0 0 0 12 0M12 17.5V21'],
  location: [
    'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11z',
    'M12 12.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z',
  ],
  contact: [
    'M12 12a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6z',
    'M4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  ],
  document: ['M7 3.5h7l4 4V20.5H7z', 'M14 3.5v4h4M10 12.5h5M10 16h5'],
  video: ['M4 7h11v10H4z', 'M15 11l5-3v8l-5-3'],
  sticker: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M8.5 14c1.8 2.2 5.2 2.2 7 0M9 9.8v.4M15 9.8v.4'],
  send: ['M5 12.2 19.5 5 15 19.5l-3.2-6z', 'M11.8 13.5 19.5 5'],
}

/** A small line drawing; it says nothing to a screen reader. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  for (const shape of shapes[name] ?? shapes.document) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', shape)
    svg.append(path)
  }
  return svg
}
