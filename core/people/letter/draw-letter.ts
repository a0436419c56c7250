import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Letter } from './letter.ts'

const require = createRequire(import.meta.url)
const fonts = {
  regular: require.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf'),
}

/** A4 in points, with room at the edges. */
const edge = 72
const columns = [edge, edge + 290, edge + 370]

/** Draws a letter as a PDF of one page, with a font that comes along. */
export function drawLetter(letter: Letter, on: Date): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: edge,
    lang: letter.language,
    displayTitle: true,
    info: { Title: letter.title, Author: letter.from, CreationDate: on },
  })
  const bytes = gather(pdf)
  pdf.font(fonts.bold).fontSize(12).text(letter.from)
  pdf.font(fonts.regular).fontSize(11).text(letter.place).moveDown(2)
  pdf.font(fonts.bold).fontSize(18).text(letter.title).moveDown()
  pdf.font(fonts.regular).fontSize(11)
  for (const paragraph of letter.paragraphs) pdf.text(paragraph, { lineGap: 2 }).moveDown()
  drawTable(pdf, letter.table)
  for (const line of letter.below) pdf.text(line, edge).moveDown(0.5)
  pdf.moveDown(2)
  for (const blank of letter.blanks) drawBlank(pdf, blank)
  pdf.end()
  return bytes
}

function drawTable(pdf: PDFKit.PDFDocument, rows: string[][]): void {
  for (const [index, row] of rows.entries()) {
    const isEdge = index === 0 || index === rows.length - 1
    pdf.font(isEdge ? fonts.bold : fonts.regular)
    const top = pdf.y
    for (const [column, text] of row.entries()) {
      const width = column === 0 ? 280 : 70
      pdf.text(text, columns[column] ?? edge, top, { width, align: column === 0 ? 'left' : 'right' })
    }
    if (index === 0 || index === rows.length - 2) rule(pdf, edge, edge + 440)
    pdf.moveDown(0.4)
  }
  pdf.font(fonts.regular).moveDown()
}

/** Something to be filled in by hand, with a line to write on. */
function drawBlank(pdf: PDFKit.PDFDocument, label: string): void {
  pdf.text(`${label}:`, edge)
  rule(pdf, edge + 110, edge + 400)
  pdf.moveDown(1.6)
}

function rule(pdf: PDFKit.PDFDocument, from: number, until: number): void {
  pdf
    .moveTo(from, pdf.y + 1)
    .lineTo(until, pdf.y + 1)
    .lineWidth(0.5)
    .stroke()
}

async function gather(pdf: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Buffer[] = []
  for await (const piece of pdf) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}
