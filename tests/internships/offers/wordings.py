"""Wording of offers that must be found, by criterion, and innocent sentences that must not."""

DOUBTFUL = {
    "sex": """
        Cherche stagiaire homme
        Stagiaire fille de préférence
        Femme de chambre
        Hôtesse de caisse
        Recherchons plombier motivé
        Technicien de maintenance
        Agent d'accueil
        Nous cherchons un jeune homme motivé
        Jeune fille souriante pour l'accueil
        JEUNE HOMME SÉRIEUX
        jeune  femme pour garder les enfants
        On recherche une fille pour la caisse
        Stage réservé aux garçons
        Poste idéal pour une femme
        De préférence un garçon
        Plutôt une fille
        Garçons uniquement
        Filles s'abstenir
        Stagiaire de sexe masculin
        Élève de sexe féminin souhaitée
        C'est un métier d'hommes
        Travail typiquement féminin
        Univers masculin
        La touche féminine de l'équipe
        Il faut une certaine poigne virile
        Vendeur en boulangerie
        Vendeuse en prêt-à-porter
        Mécanicien automobile
        Stage de mécanicien
        Découvrir le métier de boulanger
        Nous recherchons un électricien
        Nous recrutons des maçons
        Hôtesse d'accueil
        Travailler en tant que plombier
        Coiffeuse : observer les coupes
        Aide-cuisinier
        Apprenti boucher
        Le stage convient mieux à un garçon
    """,
    "sexual_orientation": """
        Homosexuels s'abstenir
        Famille hétéro uniquement
    """,
    "age": """
        Jeune diplômé souriant
        Âge : 16 ans et plus
        Il faut avoir 18 ans révolus
        Une équipe jeune et dynamique
        Ambiance jeune
        Profil jeune et motivé
        Avoir 16 ans
        Être âgé de 18 ans minimum
        Élèves de plus de 16 ans
        17 ans révolus
        Entre 18 et 25 ans
        à partir de 15 ans
        Limite d'âge : 20 ans
        Âge minimum requis
        Stagiaires majeurs uniquement
        Mineurs s'abstenir
        Mineurs non acceptés
        Pas de mineurs
        Digital native
    """,
    "origin": """
        Français langue maternelle exigé
        Français de souche
        Profil BBR
        Type européen
        D'origine française
        Anglais natif
        Native speaker
        Sans accent
        Un français irréprochable
        Parfaite maîtrise du français
        Peau claire
    """,
    "nation": """
        Nationalité : française
        Titre de séjour en cours de validité obligatoire
        De nationalité française
        Nationalité française exigée
        Nationalité européenne
        Étrangers s'abstenir
        Ressortissants européens uniquement
        Carte de séjour exigée
        Né en France
    """,
    "ethnic_group": """
        Pas d'Arabes
        Gens du voyage s'abstenir
        Nous préférons des blancs
    """,
    "surname": """
        Nom à consonance française
        Prénom français de préférence
    """,
    "religion": """
        Le port du voile n'est pas accepté
        Casquettes et foulards interdits
        De confession catholique
        Élève musulman s'abstenir
        Pas de voile
        Sans foulard ni casquette
        Aucun signe religieux
        Signes ostentatoires interdits
        Valeurs chrétiennes
        Ne pas faire le ramadan
        Voile interdit
    """,
    "physical_appearance": """
        Cheveux longs interdits pour les garçons
        Tatouages et piercings interdits
        De bonne présentation
        Très bonne présentation exigée
        Présentation soignée
        BONNE PRÉSENTATION
        Physique agréable
        Belle allure
        Joindre une photo
        CV avec photo
        Sans tatouage visible
        Pas de piercing
        Cheveux courts
        Tenue correcte exigée
        Mesurer au moins 1 m 70
        Un beau sourire
    """,
    "health": """
        Être en bonne santé
        Excellente condition physique
        Bonne résistance physique
        Élève robuste
        Stagiaire costaud
        Être sportif
        Sans problème de dos
        Asthmatiques s'abstenir
        Ne pas être allergique
        Certificat médical demandé
        Vaccins à jour
        Bonne vue
    """,
    "disability": """
        Élèves valides
        Ne convient pas à une personne handicapée
        Personnes handicapées s'abstenir
        Ne convient pas aux personnes en situation de handicap
        Non accessible aux personnes à mobilité réduite
        Sans handicap
        Personne valide
        Pas adapté à un élève dys
        Dyslexiques s'abstenir
    """,
    "pregnancy": """
        Femmes enceintes s'abstenir
        Ne pas être enceinte
        Interdit aux femmes enceintes
    """,
    "family_situation": """
        Fille ou fils d'adhérent
        Célibataire de préférence
        Sans enfants à charge
        Situation familiale stable
        Idéal pour fils ou fille de salarié
        Place pour les enfants du personnel
        Enfants de nos collaborateurs
        Fils d'un client
        De bonne famille
        Profession des parents
    """,
    "residence": """
        Habiter à moins de 5 km
        Il est préférable d'habiter à Valenciennes
        Candidats locaux uniquement
        Résider dans la commune
        Nous privilégions les élèves de la commune
        Réservé aux habitants de la commune
        Élève sérieux, issu d'un quartier calme
        Habitant le centre-ville
        habitant à proximité
        Élève habitant la commune
        Il faut habiter près de l'atelier
        Vous habitez à proximité
        Résidant à Valenciennes
        Domicilié dans le secteur
        Domicile proche
        Pas de jeunes des cités
        Jeunes de banlieue s'abstenir
        Beaux quartiers
        Les stagiaires du quartier sensible s'abstenir
    """,
    "economic_vulnerability": """
        Avoir un moyen de locomotion
        Scooter souhaité
        Être autonome dans ses déplacements
        Permis B exigé
        Permis de conduire indispensable
        Être véhiculé
        Stagiaire motorisé
        Véhicule personnel obligatoire
        Disposer d'un scooter
        Parents véhiculés
        Ordinateur personnel exigé
        Tenue à votre charge
        Repas à la charge du stagiaire
        Boursiers s'abstenir
        Milieu aisé
    """,
    "bank_domiciliation": """
        RIB français exigé
    """,
    "morals": """
        De bonne moralité
    """,
    "union_activities": """
        Non syndiqué
    """,
    "political_opinions": """
        Apolitique
    """,
    "": """
        Issu d'un bon collège
        Priorité aux enfants du personnel
        Élèves du privé seulement
        Pas de racaille
        Pas de jeunes à problèmes
        Être recommandé par un professeur
        Idéalement recommandé par un salarié
        Candidat recommandé par l'équipe
        Sur recommandation
        Lettre de recommandation
        Connaître quelqu'un dans l'entreprise
        Place donnée par piston
        Priorité aux connaissances
        Réservé aux enfants du personnel
        Lycée privé de préférence
    """,
}
INNOCENT = """
    Découvrir l'atelier, observer puis essayer
    Vous accueillez les clientes et les clients, vous rangez les rayons
    Vendeur ou vendeuse en boulangerie
    Vendeur·se en boulangerie
    Vendeur.se en boulangerie
    Vendeur(se) en prêt-à-porter
    Vendeur/vendeuse
    Mécanicien (H/F)
    Mécanicien F/H
    Boulangères et boulangers
    Le boulanger vous montre la cuisson
    Suivre une infirmière dans sa tournée
    Vous rencontrez la mécanicienne et le carrossier
    Comptable
    Fleuriste
    Découverte des métiers de la vente
    Ouvert aux filles et aux garçons
    Nous accueillons filles et garçons, femmes et hommes
    Jeunes hommes et jeunes femmes bienvenus
    Salon de coiffure pour femmes et pour hommes
    Rayon vêtements pour hommes
    Association qui accueille des femmes victimes de violences
    Casser les stéréotypes : ce n'est pas un métier d'hommes
    Entreprise de plus de 30 ans d'expérience
    Nous existons depuis 25 ans
    Centre de loisirs pour les enfants de 3 à 12 ans
    Un public de plus de 60 ans
    Accueil des jeunes enfants
    Espace jeunes de la commune
    Sans condition d'âge
    Quel que soit votre âge, vous êtes attendus
    Sans condition de nationalité
    La nationalité française n'est pas nécessaire : aucune condition de nationalité
    Cours de français langue étrangère
    Mettre l'accent sur l'accueil
    Usagers de toutes les nationalités
    Produits d'origine française
    Pain blanc et pain noir
    École de voile et réparation de bateaux
    Visite de l'église Saint-Nicolas
    Le Secours catholique distribue des repas
    Musulmans, chrétiens ou athées, tout le monde est bienvenu
    Bonne présentation des rayons
    Préparer une belle présentation orale
    Présenter l'entreprise à la classe
    Atelier de retouche photo
    Blouse et chaussures de sécurité prêtées
    Cheveux attachés en cuisine
    Soigner des animaux en bonne santé
    Suivre la santé des résidents
    Du matériel robuste et solide
    Porter des cartons de 5 kg
    Locaux accessibles aux personnes handicapées
    Les personnes en situation de handicap sont les bienvenues
    Accessible aux personnes à mobilité réduite
    Le port de lunettes de protection est obligatoire
    Suivi de grossesse à la maternité
    Accueil des femmes enceintes
    Le mur d'enceinte du chantier
    Les habitants du quartier participent au projet
    Rencontrer chaque habitant de la résidence
    Les élèves des quartiers prioritaires sont les bienvenus
    Situé dans le centre-ville, à deux pas du tram
    Maintien à domicile de personnes âgées
    Réparer les véhicules de la flotte
    Poser un portail motorisé
    Pas besoin de permis
    Le permis de conduire n'est pas nécessaire
    Instruire les permis de construire
    L'auto-école prépare au permis B
    Ordinateur fourni
    Produits recommandés par le fabricant
    Gestes recommandés par la Haute Autorité de santé
    Changer les pistons d'un moteur
    Accueillir les enfants du centre
    Les familles des résidents viennent le mercredi
    Aucun diplôme demandé
    Bus 12, arrêt Gambetta, puis cinq minutes à pied
    Entrée de plain-pied, ascenseur, toilettes adaptées
    Observer la fabrication, puis fabriquer une petite pièce et l'emporter
    Vous tenez le stand avec l'équipe et vous répondez au téléphone
    Valider une commande, une carte valide
    Lire des plans et mesurer une pièce de 1 m 70
    Le chef de chantier explique les consignes
    Une équipe qui explique et qui fait essayer
    Lutter contre les discriminations à l'embauche
    Centre commercial du Hainaut
    Photographier les produits avec un appareil prêté
    Tu suivras une équipe de maçonnerie sur un chantier de rénovation et tu monteras un petit mur
    Le stagiaire observera le travail des infirmières et des aides-soignants dans les services
    Vous assisterez aux réunions, vous rencontrerez les chefs de projet et les développeuses
    Notre garage entretient les véhicules des particuliers ; vous changerez une roue avec un mécanicien
    Le matin, préparation des commandes ; l'après-midi, accueil des clients au magasin
    Découverte du métier d'avocate ou d'avocat, visite du tribunal
    Accompagner les animatrices auprès d'enfants de 6 à 11 ans pendant les ateliers du mercredi
    Résidence pour personnes âgées : jeux, lecture du journal, aide au repas avec le personnel
    L'entreprise, créée il y a 20 ans, emploie 35 personnes
    Une tenue de travail est prêtée, ainsi que des chaussures de sécurité
    Prévoir un pique-nique ou repas offert au restaurant d'entreprise
    Horaires : 9 h – 16 h 30, une pause de 45 minutes
    Le site est desservi par le bus 2, l'arrêt est devant l'entrée
    La ferme est à 10 minutes à vélo du centre
    Nettoyer les boxes, nourrir les poneys, préparer les leçons des jeunes cavaliers
    Participer à la mise en page du journal, interviewer un habitant
    Recherche documentaire sur l'histoire de la ville et de ses quartiers
    Nous cherchons à faire découvrir nos métiers
    Nous recherchons un ou une stagiaire curieux ou curieuse
    Nous souhaitons accueillir deux élèves en même temps
    Chaque jeune est suivi par une personne de l'équipe
    Ouvert à tous les élèves, quel que soit leur lieu de résidence
    Le stage est accessible à des élèves en situation de handicap : parlons des aménagements
    Poste de travail réglable en hauteur
    Laboratoire : mesurer, peser, analyser des échantillons de sang
    Prévention santé : affiches pour le mois sans tabac
    Atelier couture : coudre une jupe, un tablier
    Photographe : studio, prises de vue, retouche des photos d'identité
    Opticien ou opticienne : monter des lunettes, mesurer une vue
    Agence immobilière : visites de logements, état des lieux, rédaction d'annonces
    Notaire : classer les dossiers, comprendre un acte de mariage
    Mairie : état civil, demandes de cartes d'identité et de titres de séjour
    Police municipale : présentation des métiers et visite du poste
    Pompiers : visite de la caserne et des véhicules, initiation aux gestes de premiers secours
    Association sportive : club de voile, préparation des bateaux
    Maison de quartier : accueil des habitants, atelier cuisine, aide aux devoirs
    Église et musée : restauration d'un tableau
    Traduction : découvrir le métier de traductrice ou de traducteur, langues anglaise et arabe
    Crèche : observer les jeux des tout-petits avec une éducatrice de jeunes enfants
    Transport : préparer la tournée avec le conducteur, charger le camion
    Salon de coiffure : shampoing, rangement, prise de rendez-vous
    Institut de beauté : accueil de la clientèle, soins du visage
    Boucherie : préparation de la vitrine, étiquetage
    Studio de danse : répétition avec des danseuses et des danseurs
    Radio : préparer une chronique, enregistrer sa voix, monter le son
    Banque : accueil, ouverture d'un compte, sécurité informatique
    Chantier naval : peinture, électricité, mécanique
    Il n'est pas nécessaire d'habiter la commune
    Aucune condition physique n'est demandée
    Le port du casque est obligatoire pour tout le monde
    Une carte d'identité est à présenter à l'accueil du site
    La sécurité est expliquée le premier jour ; certaines machines sont réservées aux adultes
    Machine interdite aux moins de 18 ans : vous regarderez depuis l'allée
    Travail en équipe mixte, femmes et hommes
    Le public accueilli a entre 16 et 25 ans
    Mission locale : accompagner des jeunes de 16 à 25 ans
    Formation de jeunes adultes, apprendre le français
    Vous ne connaissez personne dans le métier ? Venez !
    Les enfants des salariés peuvent visiter l'entreprise le mercredi
    Nos clients nous recommandent par le bouche-à-oreille
    Notre directrice vous reçoit le lundi matin
    Stage au service communication
    Stage en cuisine
    Stage dans une boulangerie artisanale
    Découvrir le service technique d'un hôpital
    Aider à la caisse et au rayon frais
    Imprimerie : découvrir la chaîne, du fichier au livre
    Assistance informatique : démonter un ordinateur portable, installer un logiciel
    Collège privé et lycée public : visite du CDI
    Handicap International : préparer une collecte
    Cabinet vétérinaire : chiens et chats malades, radios, vaccins
    Théâtre : assister à une répétition, coudre les costumes, régler la lumière
    Un accueil bienveillant et une équipe dynamique
    Une équipe dynamique et souriante
    Poste debout : des pauses assises sont prévues
    Le jeune découvrira la vie de l'entreprise
    La jeune équipe du fab lab vous montre l'imprimante 3D
    Situé en quartier prioritaire, à côté du tram
    Prévenir en cas d'allergie alimentaire : les repas seront adaptés
    Fils et câbles : préparer une armoire électrique
    Filles et garçons apprennent à souder
    Groupe de parole pour les hommes et les femmes du foyer
    Présence auprès des chevaux : nourrir, brosser, curer les sabots
"""


def lines(text: str) -> list[str]:
    """Return the wordings of a block, one a line."""
    return [line.strip() for line in text.strip().splitlines()]
