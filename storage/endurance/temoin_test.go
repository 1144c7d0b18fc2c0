package endurance

import "errors"

func temoin(string) error     { return errors.New("todo") }
func sauvegarde(string) error { return errors.New("todo") }
