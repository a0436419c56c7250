/** Of somebody new: no request, no ping, no file, nothing that waits for their answer. */
export const nothingOpen = {
  housemates: [],
  requests: [],
  offers: [],
  visits: [],
  feedback: null,
  consents: [],
  prescriptions: [],
  professional: null,
  volunteer: null,
  proposals: [],
  arrangements: [],
  waits: [],
}
