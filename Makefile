# One set of flags for every build of the window: another one would compile OpenGL again, for minutes.
FENETRE := x11,no_emoji,no_animations,migrated_fynedo
# Tests run without a screen: the window lives in memory, and no C compiler is needed.
ESSAI := ci,no_emoji,no_animations,migrated_fynedo
# The compiler writes the commit in the program, where git answers: it is what --version shows.
COMMIT := $(if $(shell git rev-parse HEAD 2>/dev/null),auto,false)
SOURCES := $(shell find cmd app storage assets -name '*.go' -o -name '*.json' -o -name '*.sql' -o -name '*.ttf' -o -name '*.tex' -o -name '*.txt' -o -name '*.gz' -o -name '*.csv') go.mod go.sum

.PHONY: run build test verifier bench endurance fuzz images dist licences dist-check propre

run: build ## opens the window; with no display, does the main job on the example
	./bin/delibere

build: bin/delibere

bin/delibere: $(SOURCES)
	.ci/installer.sh construire
	go build -buildvcs=$(COMMIT) -tags $(FENETRE) -o $@ ./cmd/delibere

test: ## installs what the tests need and runs them all
	.ci/installer.sh construire tester
	$(MAKE) --no-print-directory verifier bin/delibere
	CGO_ENABLED=0 go test -tags $(ESSAI) ./...
	CGO_ENABLED=1 go test -race -tags $(ESSAI) -skip TestRienNEstCoupe ./app/... ./storage/memoire # every screen at every size is of one goroutine too, and takes a minute
	CGO_ENABLED=1 go test -race -tags $(ESSAI) -skip 'TestContrat/TRUNCATE|TestContrat/DELETE/quelconque' ./storage # random acts on a real disk: slow with it, and of one goroutine
	DELIBERE_BINAIRE=$(CURDIR)/bin/delibere CGO_ENABLED=0 go test -count=1 -p 1 -tags $(ESSAI) -run 'Reel' ./cmd/... ./app/acte/impression # they share one CUPS

verifier: ## formatting, vet, staticcheck
	@fautes=$$(gofmt -l cmd app storage assets); [ -z "$$fautes" ] || { echo "à formater : $$fautes"; exit 1; }
	CGO_ENABLED=0 go vet -tags $(ESSAI) ./...
	CGO_ENABLED=0 go tool staticcheck -tags $(ESSAI) ./...
	CGO_ENABLED=0 GOOS=windows go vet -tags $(ESSAI) ./app/acte/impression
	CGO_ENABLED=0 GOOS=windows go build -tags $(ESSAI) -o /dev/null ./cmd/delibere

bench: bin/delibere ## every speed that the README reports
	.ci/installer.sh construire tester
	DELIBERE_BINAIRE=$(CURDIR)/bin/delibere CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -bench . -benchtime 1s ./... | grep -E '^(Benchmark|cpu)'
	CGO_ENABLED=1 go build -tags $(FENETRE) -o bin/fenetre-vide ./cmd/fenetre-vide
	DELIBERE_BINAIRE=$(CURDIR)/bin/delibere FENETRE_VIDE=$(CURDIR)/bin/fenetre-vide CGO_ENABLED=0 go test -count=1 -v -tags $(ESSAI) -run 'MesureFenetre' ./cmd/delibere | grep -E 'mesure|FAIL'
	.ci/comparer.sh

endurance: ## kills, full and failing disks, power cuts, at length (minutes)
	.ci/installer.sh tester
	DELIBERE_ENDURANCE=1 CGO_ENABLED=0 go test -count=1 -v -timeout 30m -tags $(ESSAI) ./storage/endurance

fuzz: ## a minute for each fuzzed reader
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzMarques -fuzztime 60s ./app/conseil
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzNettoyer -fuzztime 60s ./app/ecran
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz 'FuzzLire$$' -fuzztime 60s ./app/dossier
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzLireModeles -fuzztime 60s ./app/dossier
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzLireModele -fuzztime 60s ./app/acte
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzLire -fuzztime 60s -fuzzminimizetime 5x ./app/acte/annexe
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzRetour -fuzztime 60s ./app/transmission
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzLireReponse -fuzztime 60s ./app/acte/impression
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzArchive -fuzztime 60s ./app/transmission
	CGO_ENABLED=0 go test -tags $(ESSAI) -run '^$$' -fuzz FuzzRendre -fuzztime 60s ./app/acte/pdf

images: bin/delibere ## takes the pictures of the README and of the guide again
	.ci/installer.sh tester
	DELIBERE_IMAGES=$(CURDIR)/assets/images DELIBERE_BINAIRE=$(CURDIR)/bin/delibere CGO_ENABLED=0 go test -count=1 -tags $(ESSAI) -run 'TestImages' ./cmd/delibere

dist: ## what is installed: .deb, .tar.xz, Windows installer and .zip, their SHA-256 (ten minutes the first time)
	.ci/installer.sh construire distribuer
	.ci/dist.sh

dist-check: dist ## tries them: the same bytes twice, installed, run and removed on Linux and under Wine
	.ci/installer.sh construire distribuer tester essayer
	.ci/dist-check-deux-fois.sh
	.ci/dist-check-linux.sh
	.ci/dist-check-windows.sh

licences: ## writes again the licences that the program shows, after a change of go.mod
	go run ./cmd/inventaire licences -o assets/licences/tierces.txt

propre:
	rm -rf bin dist dist-check sortie
