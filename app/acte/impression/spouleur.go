package impression

// The flags of the print spooler of Windows: of a job (JOB_INFO_1), of a printer (PRINTER_INFO_2).
const (
	jobPause, jobErreur, jobSupprime, jobImprime = 0x1, 0x2, 0x4 | 0x100, 0x80 | 0x1000
	jobEnCours, jobHorsLigne, jobSansPapier      = 0x10, 0x20, 0x40
	jobBloque, jobIntervention                   = 0x200, 0x400

	impPause, impErreur, impBourrage, impSansPapier = 0x1, 0x2, 0x8, 0x10 | 0x40
	impHorsLigne, impBacPlein, impSansEncre         = 0x80 | 0x1000, 0x800, 0x40000
	impIntervention, impOuverte                     = 0x100000, 0x400000
	impTravailHorsLigne                             = 0x400 // among its attributes
)

// etapeDuSpouleur is where a job stands. What is printed is also being deleted.
func etapeDuSpouleur(job uint32) etape {
	switch {
	case job&jobImprime != 0:
		return imprime
	case job&jobSupprime != 0:
		return annule
	case job&jobPause != 0:
		return retenu
	case job&jobEnCours != 0:
		return enCours
	}
	return enFile
}

// ennuiDuSpouleur is what holds a printer, the first thing to mend first.
func ennuiDuSpouleur(job, imprimante, attributs uint32) string {
	switch {
	case imprimante&impBourrage != 0:
		return bourrage
	case imprimante&impSansPapier != 0, job&jobSansPapier != 0:
		return sansPapier
	case imprimante&impSansEncre != 0:
		return sansEncre
	case imprimante&impOuverte != 0:
		return ouverte
	case imprimante&impBacPlein != 0:
		return bacPlein
	case imprimante&impHorsLigne != 0, job&jobHorsLigne != 0, attributs&impTravailHorsLigne != 0:
		return muette
	case imprimante&impPause != 0:
		return enPause
	case imprimante&(impErreur|impIntervention) != 0, job&(jobErreur|jobBloque|jobIntervention) != 0:
		return enPanne
	}
	return ""
}
