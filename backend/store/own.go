package store

import (
	"context"

	"gorm.io/gorm"
)

// Dated is a diagnostic with what tells whether anything in it has changed,
// without reading it: how many revisions its cells have. None is ever taken
// away.
type Dated struct {
	Diagnostic
	Revisions int64
}

// Own lists the diagnostics within the scope, of every round: by country and
// party within a round, as [Scoped.Diagnostics] does.
func (x *Scoped) Own(ctx context.Context) (list []Dated, err error) {
	err = x.look(ctx, func(ctx context.Context, tx *gorm.DB) error {
		list, err = ownOf(ctx, tx)
		return err
	})
	return list, doing("list own diagnostics", err)
}

func ownOf(ctx context.Context, tx *gorm.DB) ([]Dated, error) {
	var rows []diagnosticRow
	err := tx.WithContext(ctx).Model(&diagnosticRow{}).Select("diagnostic.*").
		Joins("JOIN round_country ON round_country.round = diagnostic.round AND round_country.country = diagnostic.country").
		Joins("JOIN party ON party.country = diagnostic.country AND party.party = diagnostic.party").
		Order("diagnostic.round, round_country.position, party.position, party.party").Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	var worn []wornRow
	err = tx.WithContext(ctx).Model(&wornRow{}).Select("cell.diagnostic, SUM(cell.last) AS revisions").Group("cell.diagnostic").Scan(&worn).Error
	revisions := make(map[DiagnosticID]int64, len(worn))
	for _, w := range worn {
		revisions[w.Diagnostic] = w.Revisions
	}
	list := make([]Dated, len(rows))
	for i, r := range rows {
		list[i] = Dated{r.diagnostic(), revisions[r.ID]}
	}
	return list, err
}

// wornRow counts the revisions of a diagnostic's cells.
type wornRow struct {
	PartyKey
	Diagnostic DiagnosticID
	Revisions  int64
}

// TableName implements schema.Tabler.
func (wornRow) TableName() string { return "cell" }

func (w wornRow) owner() PartyKey { return w.PartyKey }
