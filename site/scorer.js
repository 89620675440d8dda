// What search puts first: lessons, then all else as Sphinx does.
var Scorer = {
  score: ([page, , , , score]) => score + (page.startsWith("notebooks/") ? 100 : 0),
  objNameMatch: 11, objPartialMatch: 6, objPrio: {}, objPrioDefault: 0,
  title: 15, partialTitle: 7, term: 5, partialTerm: 2,
};
